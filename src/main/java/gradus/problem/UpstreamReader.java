package gradus.problem;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.network.NetworkQuantities;
import gradus.problem.Notation.Role;
import gradus.problem.Recipe.DerivativeLayout;
import gradus.problem.Recipe.Upstream;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads gradients that a file gives although nothing in it is differentiated, as exercises do that start in the middle:
 * {@code given: {dE/dy: [0.1, -0.2]}}. Their loss is any number that has these gradients.
 */
final class UpstreamReader {
    private static final Pattern SHORT = Pattern.compile("(?:d|grad)(.+)");

    private final Values values;
    private final SolvedGraph solved;
    private final Notation notation;
    private final DerivativeLayout layout;
    private final Vocabulary vocabulary;
    private final Map<Quantity, Tensor> gradients = new LinkedHashMap<>();
    private final Place place;
    private Optional<Quantity> loss = Optional.empty();

    /** What gradients are given for. */
    enum Place {
        /** A network or definitions. */
        ANYWHERE,
        /** A training step and nothing else, so that {@code dW} says enough. */
        STEP_ALONE,
        /** A recurrent network, which has one loss, so that {@code dh_next} says enough. */
        RECURRENCE
    }

    /** A reader. */
    UpstreamReader(Values values, SolvedGraph solved, Notation notation, DerivativeLayout layout, Place place) {
        this.place = place;
        this.values = values;
        this.solved = solved;
        this.notation = notation;
        this.layout = layout;
        this.vocabulary = new Vocabulary(notation, solved.named(), List.of());
    }

    /** Whether a name is written like that of a gradient, whatever it may mean. */
    static boolean looksLikeGradient(String name, Notation notation) {
        return DerivativeName.isMeant(name)
                || notation.netInputOfDelta(name).isPresent()
                || SHORT.matcher(Spelling.bare(name)).matches();
    }

    /** The gradients among the given values, if there are any. */
    Optional<Upstream> read(YamlNode given) {
        if (given instanceof YamlMapping mapping) {
            mapping.entries().forEach(this::read);
        }
        return loss.filter(of -> !gradients.isEmpty()).map(of -> new Upstream(of, gradients));
    }

    private void read(YamlEntry entry) {
        YamlScalar key = entry.key();
        boolean isKnown = !(vocabulary.resolveExactly(key.text()) instanceof Resolution.Unknown);
        Optional<DerivativeName> whole = isKnown ? Optional.empty() : derivative(key.text());
        Optional<Quantity> meant = isKnown || whole.isPresent() ? Optional.empty() : shortForm(key.text());
        Optional<DerivativeName> name = place != Place.ANYWHERE ? whole.or(() -> meant.map(this::ofLoss)) : whole;
        meant.filter(by -> place == Place.ANYWHERE)
                .ifPresent(by -> values.issues().add(unfinished(key, by)));
        if (name.isEmpty() || found(name.get().of()).isPresent()) {
            return;
        }
        Optional<Quantity> by = found(name.get().by());
        if (by.isEmpty()) {
            values.issues().add(unknown(key, name.get()));
            return;
        }
        lossOf(key, name.get())
                .filter(of -> isOnly(of, key))
                .flatMap(of -> gradient(entry, by.get()))
                .ifPresent(value -> gradients.putIfAbsent(by.get(), value));
    }

    private DerivativeName ofLoss(Quantity by) {
        return new DerivativeName(notation.letter(Role.LOSS).orElse("E"), notation.spell(by));
    }

    /** A name such as dE/dz2, or the delta of a layer. */
    private Optional<DerivativeName> derivative(String written) {
        Optional<DerivativeName> delta = notation.layers() == 0 ? Optional.empty() : delta(written);
        return delta.or(() -> DerivativeName.of(written));
    }

    /** What is meant by {@code da1} where nothing says which loss it is a gradient of. */
    private Optional<Quantity> shortForm(String written) {
        String bare = Spelling.bare(written);
        return SHORT.matcher(bare).matches() ? found(SHORT.matcher(bare).replaceFirst("$1")) : Optional.empty();
    }

    private Issue unfinished(YamlScalar key, Quantity by) {
        return Issue.error(
                        ProblemCodes.UNKNOWN_QUANTITY,
                        key.position(),
                        key.length(),
                        Values.shown(key) + " does not say what it is the gradient of")
                .withFix("write 'd" + notation.letter(Role.LOSS).orElse("E") + "/d" + notation.spell(by) + "'");
    }

    private Optional<DerivativeName> delta(String written) {
        return notation.netInputOfDelta(written)
                .map(netInput -> new DerivativeName(
                        notation.letter(Role.LOSS).map(Spelling::bare).orElse("E"), netInput));
    }

    private Optional<Quantity> found(String name) {
        return vocabulary.resolveExactly(name) instanceof Resolution.Found found
                ? Optional.of(found.quantity())
                : Optional.empty();
    }

    private Issue unknown(YamlScalar key, DerivativeName name) {
        Optional<String> near = vocabulary.resolve(name.by()) instanceof Resolution.Unknown unknown
                ? unknown.nearest()
                : Optional.empty();
        return Issue.error(
                        ProblemCodes.UNKNOWN_QUANTITY,
                        key.position(),
                        key.length(),
                        "there is no " + Values.shown(name.by()) + " that " + Values.shown(key)
                                + " could be a derivative by")
                .withExpected(vocabulary.spellings())
                .withFix(near.map(by -> "write 'd" + name.of() + "/d" + by + "'"));
    }

    /** What the gradient is one of; in a network that is the loss, under any of its usual names. */
    private Optional<Quantity> lossOf(YamlScalar key, DerivativeName name) {
        boolean hasOneLoss = notation.layers() > 0 || place == Place.RECURRENCE;
        if (notation.isLossName(name.of()) || (hasOneLoss && Vocabulary.isLossWord(name.of()))) {
            return Optional.of(NetworkQuantities.LOSS);
        }
        if (!hasOneLoss) {
            return Optional.of(Quantity.variable(name.of()));
        }
        String letter = notation.spell(NetworkQuantities.LOSS);
        values.error(
                ProblemCodes.UNKNOWN_QUANTITY,
                key,
                Values.shown(key) + " is no derivative of the loss, which is called '" + letter + "'",
                "write 'd" + letter + "/d" + name.by() + "', or give the loss another letter in 'notation'");
        return Optional.empty();
    }

    private boolean isOnly(Quantity of, YamlScalar key) {
        if (loss.filter(earlier -> !earlier.equals(of)).isPresent()) {
            values.error(
                    ProblemCodes.AMBIGUOUS_QUANTITY,
                    key,
                    "the gradients that are given belong to two losses, " + loss.get() + " and " + of);
            return false;
        }
        loss = Optional.of(of);
        return true;
    }

    /** The gradient in the shape of its quantity, whichever way the file lays it. */
    private Optional<Tensor> gradient(YamlEntry entry, Quantity by) {
        Shape shape = solved.graph().shape(by);
        boolean isTurned = layout.isTurned(Quantity.gradient(NetworkQuantities.LOSS, by));
        Optional<Tensor> value = values.tensor(
                entry.value(),
                Values.shown(entry.key()),
                isTurned ? shape.transposed() : shape,
                Values.transposing("gradient-layout"));
        return isTurned ? value.map(Tensor::transposed) : value;
    }
}
