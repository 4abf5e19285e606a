package gradus.problem;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import gradus.network.ActivationFunction;
import gradus.network.DenseLayer;
import gradus.network.LearningRule;
import gradus.network.Training;
import gradus.yaml.YamlFields;
import java.util.List;
import java.util.Optional;

/** Refuses gradients where there are none, and rules that know no gradients where several layers would need them. */
record DerivativeCheck(IssueList issues, List<DenseLayer> layers) {
    private static final String LOSS = "loss";
    private static final String TRAINING = "training";

    /**
     * Checks the network with its training.
     *
     * @param network the keys of the network
     * @param training where the training stands
     */
    void check(Optional<YamlFields> network, SourcePosition training, Optional<Training> read) {
        Optional<LearningRule> rule = read.flatMap(given -> given.optimizer().rule());
        boolean hasLoss = network.filter(fields -> fields.has(LOSS)).isPresent();
        Optional<String> step = layers.stream()
                .map(DenseLayer::activation)
                .filter(activation -> !activation.hasDerivative())
                .map(ActivationFunction::name)
                .findFirst();
        step.filter(name -> hasLoss).ifPresent(name -> refuseGradients(network.orElseThrow(), name));
        step.filter(name -> !hasLoss && rule.isEmpty())
                .ifPresent(name -> read.ifPresent(given -> refuse(
                        training,
                        TRAINING.length(),
                        "'" + name + "' has no derivative that could train anything, and '"
                                + given.optimizer().name() + "' needs gradients")));
        if (rule.isPresent() && layers.size() > 1) {
            issues.add(Issue.error(
                            ProblemCodes.WRONG_FORM,
                            training,
                            TRAINING.length(),
                            "'" + read.orElseThrow().optimizer().name() + "' trains one layer, and the network has "
                                    + layers.size())
                    .withFix("train by gradients: 'optimizer: sgd'"));
        }
    }

    private void refuseGradients(YamlFields network, String activation) {
        refuse(
                network.position(LOSS),
                LOSS.length(),
                "the loss has no gradients: '" + activation + "' has no derivative that could train anything");
    }

    private void refuse(SourcePosition position, int length, String message) {
        issues.add(Issue.error(ProblemCodes.NO_DERIVATIVE, position, length, message)
                .withFix("leave the loss out and train by the perceptron rule, 'optimizer: perceptron', or by the"
                        + " delta rule of the net input, 'optimizer: delta-rule'"));
    }
}
