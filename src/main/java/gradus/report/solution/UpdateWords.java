package gradus.report.solution;

import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.Training;
import java.util.Map;
import java.util.Optional;

/** What is said about the quantities of a training step beside the new parameters. */
final class UpdateWords {
    private static final Map<String, String> OPTIMIZERS = Map.of(
            "momentum", "momentum",
            "nesterov", "Nesterov's momentum",
            "adagrad", "Adagrad",
            "rmsprop", "RMSProp",
            "adam", "Adam",
            "adamw", "Adam with weight decay on the parameter itself");

    private final Training training;

    UpdateWords(Training training) {
        this.training = training;
    }

    /** How a parameter is changed, where that is not plain gradient descent. */
    Optional<String> rule() {
        return Optional.ofNullable(OPTIMIZERS.get(training.optimizer().name()))
                .map(name -> "By the rule of " + name + ".");
    }

    /** What is said about something that belongs to a parameter; empty for other quantities. */
    Optional<Explanation> of(Quantity quantity) {
        if (quantity.equals(NetworkQuantities.GRADIENT_NORM)) {
            return Optional.of(
                    Explanation.of("Norm of all gradients together", "The root of the sum of all squared entries."));
        }
        if (quantity instanceof Quantity.Updated updated && updated.parameter() instanceof Quantity.Companion kept) {
            return Optional.of(titled(kept(kept.letter()), kept.parameter()));
        }
        return quantity instanceof Quantity.Companion companion
                ? Optional.of(titled(onTheWay(companion.letter()), companion.parameter()))
                : Optional.empty();
    }

    private static Explanation titled(Explanation words, Quantity parameter) {
        return new Explanation(words.title().then(" of ").then(parameter), words.sentence());
    }

    private Explanation kept(String letter) {
        boolean isVelocity = training.optimizer().name().equals("momentum")
                || training.optimizer().name().equals("nesterov");
        if (isVelocity) {
            return Explanation.of("New velocity", "What is kept of the old velocity, and the new gradient.");
        }
        if (letter.equals("m")) {
            return Explanation.of("Mean gradient", "What is kept of the mean before, and a share of the new gradient.");
        }
        return training.optimizer().name().equals("adagrad")
                ? Explanation.of(
                        "Sum of squared gradients", "The sum before, and the new gradient, squared entry by entry.")
                : Explanation.of(
                        "Mean squared gradient",
                        "What is kept of the mean before, and a share of the new gradient, squared entry by entry.");
    }

    private Explanation onTheWay(String letter) {
        return switch (letter) {
            case "mhat" ->
                Explanation.of("Corrected mean gradient", "The mean started at 0; the division makes up for it.");
            case "vhat" ->
                Explanation.of(
                        "Corrected mean squared gradient", "The mean started at 0; the division makes up for it.");
            case "ahead" ->
                Explanation.of("Point ahead", "Where the velocity alone would lead: the gradient is taken there.");
            case "g" -> Explanation.of("Gradient that the step uses", used());
            default -> Explanation.of("State", "What the optimiser keeps.");
        };
    }

    private String used() {
        boolean isClipped = training.gradients().clipping().isPresent();
        if (training.gradients().decay().isEmpty()) {
            return "The gradient of the error, cut off where it is too large.";
        }
        return isClipped
                ? "The gradient of the error with weight decay, cut off where it is too large."
                : "The gradient of the error with weight decay.";
    }
}
