package gradus.problem;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import gradus.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How large a problem may be: far beyond any homework, and small enough to be solved in a moment. Looked at before anything is
 * computed, so that a few characters do not ask for a billion numbers.
 */
public final class ProblemLimits {
    /** The most layers. */
    public static final int LAYERS = 200;

    /** The most examples. */
    public static final int EXAMPLES = 2_000;

    /** The most questions. */
    public static final int QUESTIONS = 2_000;

    /** The most weights of all layers together. */
    public static final long WEIGHTS = 1_000_000;

    private static final Pattern SIZES = Pattern.compile("(\\d{1,9}(?:\\s*-\\s*\\d{1,9})+)\\b.*", Pattern.DOTALL);

    private final IssueList issues;

    ProblemLimits(IssueList issues) {
        this.issues = issues;
    }

    /** Whether a problem is of a size that is computed with; if not, it is said why. */
    boolean hold(YamlFields problem) {
        Optional<YamlNode> network = problem.optional("network");
        return Stream.of(
                        isShort(problem.optional("questions"), QUESTIONS, "questions"),
                        isShort(problem.optional("examples"), EXAMPLES, "examples"),
                        isShort(network.flatMap(node -> child(node, "layers")), LAYERS, "layers"),
                        network.isEmpty() || areFew(network.get(), sizes(network.get())),
                        isSmall(problem.optional("recurrence")))
                .allMatch(holds -> holds);
    }

    private boolean isShort(Optional<YamlNode> list, int most, String what) {
        boolean isLong = list.filter(node -> node instanceof YamlSequence sequence
                        && sequence.items().size() > most)
                .isPresent();
        if (isLong) {
            refuse(list.get(), "there are more than " + most + " " + what);
        }
        return !isLong;
    }

    private boolean isSmall(Optional<YamlNode> recurrence) {
        if (recurrence.isEmpty()) {
            return true;
        }
        List<Long> units = new ArrayList<>();
        child(recurrence.get(), "inputs").flatMap(ProblemLimits::number).ifPresent(units::add);
        child(recurrence.get(), "units").flatMap(ProblemLimits::number).ifPresent(number -> {
            units.add(number);
            units.add(number);
        });
        return areFew(recurrence.get(), units);
    }

    /** Whether the weights between layers of these sizes are few enough. */
    private boolean areFew(YamlNode node, List<Long> sizes) {
        double weights = 0;
        for (int i = 1; i < sizes.size(); i++) {
            weights += (double) sizes.get(i - 1) * sizes.get(i);
        }
        if (weights > WEIGHTS) {
            refuse(node, "the layers have more than 1,000,000 weights");
        }
        return weights <= WEIGHTS;
    }

    private void refuse(YamlNode node, String message) {
        issues.add(Issue.error(ProblemCodes.TOO_LARGE, node.position(), node.length(), message)
                .withFix("ask for a smaller one; what is learnt from it is the same"));
    }

    /** The sizes of the layers from the input on, as far as they are numbers. */
    private static List<Long> sizes(YamlNode network) {
        List<Long> sizes = new ArrayList<>();
        if (network instanceof YamlScalar scalar) {
            Matcher matcher = SIZES.matcher(scalar.text().strip());
            if (matcher.matches()) {
                Stream.of(matcher.group(1).split("-")).forEach(size -> sizes.add(Long.parseLong(size.strip())));
            }
            return sizes;
        }
        child(network, "inputs").flatMap(ProblemLimits::number).ifPresent(sizes::add);
        child(network, "layers")
                .filter(YamlSequence.class::isInstance)
                .ifPresent(layers -> ((YamlSequence) layers)
                        .items()
                        .forEach(layer -> child(layer, "units")
                                .flatMap(ProblemLimits::number)
                                .ifPresent(sizes::add)));
        return sizes;
    }

    private static Optional<Long> number(YamlNode node) {
        return Optional.of(Values.text(node).strip())
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::parseLong);
    }

    private static Optional<YamlNode> child(YamlNode node, String key) {
        return node instanceof YamlMapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.key().text().equals(key))
                        .map(YamlEntry::value)
                        .findFirst()
                : Optional.empty();
    }
}
