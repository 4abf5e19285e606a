package gradus.problem;

import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A course's own letters: how quantities are spelled in what people read and write. Letters differ between courses, so a letter
 * never decides a meaning; it is looked up here.
 *
 * @param letters for each {@link Role} of which the course says so, its letter or word
 * @param index how a layer is attached to a letter
 * @param layers the number of layers, to tell the output from the activations before it; 0 if there are no layers
 * @param entries names of single entries, such as w5 for an entry of W2
 * @param names further names that the course has for quantities, such as g or delta1 for one of the gradients; understood, and
 *     not used in what people read
 */
public record Notation(
        Map<Role, String> letters,
        Index index,
        int layers,
        Map<Quantity.Entry, String> entries,
        Map<String, Quantity> names) {

    /** What a letter can stand for. */
    public enum Role {
        INPUT("input", "x"),
        TARGET("target", "t"),
        WEIGHTS("weights", "W"),
        BIASES("biases", "b"),
        NET_INPUT("net-input", "z"),
        ACTIVATION("activation", "a"),
        /** The activation of the last layer, where the course has a letter of its own for it, such as ŷ. */
        OUTPUT("output", ""),
        /** The gradient of the loss by a net input; {@code none} where the course writes it as a derivative. */
        DELTA("delta", "delta"),
        LOSS("loss", "E");

        private final String key;
        private final String letter;

        Role(String key, String letter) {
            this.key = key;
            this.letter = letter;
        }

        /** The key in problem files. */
        public String key() {
            return key;
        }

        /** The letter that stands for it in canonical names; empty for the output, which has none. */
        public String letter() {
            return letter;
        }
    }

    /** How a layer is attached to a letter. */
    public enum Index {
        PLAIN("plain", "", ""),
        BRACKETS("brackets", "[", "]"),
        PARENTHESES("parentheses", "(", ")");

        private final String key;
        private final String before;
        private final String after;

        Index(String key, String before, String after) {
            this.key = key;
            this.before = before;
            this.after = after;
        }

        /** The value in problem files. */
        public String key() {
            return key;
        }

        String attach(String letter, int layer) {
            return layer == 0 ? letter : letter + before + layer + after;
        }
    }

    /** What a course writes for the delta role when it has no letter for it. */
    static final String NO_LETTER = "none";

    public Notation {
        letters = Collections.unmodifiableMap(new LinkedHashMap<>(letters));
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    /** A notation without names for single entries, and without further names. */
    public Notation(Map<Role, String> letters, Index index, int layers) {
        this(letters, index, layers, Map.of(), Map.of());
    }

    Notation withLayers(int number) {
        return new Notation(letters, index, number, entries, names);
    }

    /** The same without a letter for deltas, unless the course has said one. */
    Notation withoutDelta() {
        Map<Role, String> others = new LinkedHashMap<>(letters);
        others.putIfAbsent(Role.DELTA, NO_LETTER);
        return new Notation(others, index, layers, entries, names);
    }

    Notation withEntries(Map<Quantity.Entry, String> named) {
        return new Notation(letters, index, layers, named, names);
    }

    Notation withNames(Map<String, Quantity> further) {
        return new Notation(letters, index, layers, entries, further);
    }

    /** The further names of a quantity. */
    List<String> namesOf(Quantity quantity) {
        return names.entrySet().stream()
                .filter(name -> name.getValue().equals(quantity))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The letters of the canonical names. */
    public static Notation canonical(int layers) {
        return new Notation(Map.of(), Index.PLAIN, layers);
    }

    /** How this course spells a quantity. */
    public String spell(Quantity quantity) {
        if (quantity instanceof Quantity.Gradient gradient) {
            return spellGradient(gradient);
        }
        if (quantity instanceof Quantity.Updated updated) {
            return spell(updated.parameter()) + "_new";
        }
        if (quantity instanceof Quantity.AtPoint atPoint) {
            return atPoint.quantity().equals(NetworkQuantities.INPUT)
                    ? atPoint.point()
                    : spell(atPoint.quantity()) + "(" + atPoint.point() + ")";
        }
        if (quantity instanceof Quantity.AtStep later) {
            return spell(later.quantity()) + "@" + later.step();
        }
        if (quantity instanceof Quantity.Companion companion) {
            return companion.letter() + "_" + spell(companion.parameter());
        }
        if (quantity instanceof Quantity.Jacobian jacobian) {
            return "d" + spell(jacobian.of()) + "/d" + spell(jacobian.by());
        }
        if (quantity instanceof Quantity.Transposed transposed) {
            return spell(transposed.whole());
        }
        if (quantity instanceof Quantity.Entry entry) {
            return spellEntry(entry);
        }
        return spellVariable((Quantity.Variable) quantity);
    }

    private String spellEntry(Quantity.Entry entry) {
        Optional<String> name = Optional.ofNullable(entries.get(entry));
        Quantity inside = inside(entry);
        if (name.isPresent() || !inside.equals(entry)) {
            return name.orElseGet(() -> spell(inside));
        }
        String row = entry.row() == 0 ? ":" : String.valueOf(entry.row());
        String column = entry.column() == 0 ? ":" : String.valueOf(entry.column());
        return spell(entry.whole()) + "[" + row + "," + column + "]";
    }

    /** The entry of a gradient is the gradient by the entry, the entry of an update the update of the entry, and so on. */
    static Quantity inside(Quantity.Entry entry) {
        if (entry.whole() instanceof Quantity.Gradient gradient) {
            return Quantity.gradient(gradient.of(), of(gradient.by(), entry));
        }
        if (entry.whole() instanceof Quantity.Updated updated) {
            return new Quantity.Updated(of(updated.parameter(), entry));
        }
        if (entry.whole() instanceof Quantity.AtStep later) {
            return new Quantity.AtStep(of(later.quantity(), entry), later.step());
        }
        if (entry.whole() instanceof Quantity.Companion companion) {
            return new Quantity.Companion(companion.letter(), of(companion.parameter(), entry));
        }
        return entry.whole() instanceof Quantity.AtPoint atPoint
                ? new Quantity.AtPoint(of(atPoint.quantity(), entry), atPoint.point())
                : entry;
    }

    private static Quantity of(Quantity whole, Quantity.Entry place) {
        return new Quantity.Entry(whole, place.row(), place.column());
    }

    private String spellGradient(Quantity.Gradient gradient) {
        Optional<String> delta = letter(Role.DELTA);
        return isDelta(gradient) && delta.isPresent()
                ? index.attach(delta.get(), ((Quantity.Variable) gradient.by()).layer())
                : "d" + spell(gradient.of()) + "/d" + spell(gradient.by());
    }

    private String spellVariable(Quantity.Variable variable) {
        Optional<String> output = letter(Role.OUTPUT);
        if (output.isPresent() && isOutput(variable)) {
            return output.get();
        }
        String letter = role(variable).flatMap(this::letter).orElse(variable.letter());
        return index.attach(letter, variable.layer());
    }

    /** The letter of a role; empty where the course has none. */
    Optional<String> letter(Role role) {
        String letter = letters.getOrDefault(role, role.letter());
        return letter.isEmpty() || letter.equals(NO_LETTER) ? Optional.empty() : Optional.of(letter);
    }

    /** Whether a name, bare of decoration, is this course's name for the loss. */
    boolean isLossName(String bare) {
        return letter(Role.LOSS)
                .filter(letter -> Spelling.bare(letter).equals(bare))
                .isPresent();
    }

    /** The name of the net input whose delta is written, such as {@code z2} for {@code delta2}. */
    Optional<String> netInputOfDelta(String written) {
        String bare = Spelling.bare(written);
        return letter(Role.DELTA)
                .map(Spelling::bare)
                .filter(letter -> bare.matches(Pattern.quote(letter) + "\\d+"))
                .flatMap(letter -> letter(Role.NET_INPUT).map(net -> net + bare.substring(letter.length())));
    }

    boolean isOutput(Quantity quantity) {
        return layers > 0 && quantity.equals(NetworkQuantities.activation(layers));
    }

    /** Whether a gradient is that of the loss by the net input of a layer. */
    static boolean isDelta(Quantity.Gradient gradient) {
        return gradient.of().equals(NetworkQuantities.LOSS) && isNetInput(gradient.by());
    }

    static boolean isNetInput(Quantity quantity) {
        return quantity instanceof Quantity.Variable variable
                && variable.layer() > 0
                && variable.letter().equals(Role.NET_INPUT.letter());
    }

    /** The role of a quantity of a layered network: some roles have a layer, the others have none. */
    static Optional<Role> role(Quantity.Variable variable) {
        for (Role role : Role.values()) {
            boolean hasLayer = role != Role.INPUT && role != Role.TARGET && role != Role.LOSS;
            if (role.letter().equals(variable.letter()) && hasLayer == variable.layer() > 0) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
