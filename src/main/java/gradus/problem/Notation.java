package gradus.problem;

import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A course's own letters: how quantities are spelled in what people read and write. Letters differ between courses, so a letter
 * never decides a meaning; it is looked up here.
 *
 * @param letters for each {@link Role} of which the course says so, its letter or word
 * @param index how a layer is attached to a letter
 * @param layers the number of layers, to tell the output from the activations before it; 0 if there are no layers
 */
public record Notation(Map<Role, String> letters, Index index, int layers) {

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
        return spellVariable((Quantity.Variable) quantity);
    }

    private String spellGradient(Quantity.Gradient gradient) {
        Optional<String> delta = letter(Role.DELTA);
        return isNetInput(gradient.by()) && delta.isPresent()
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

    boolean isOutput(Quantity quantity) {
        return layers > 0 && quantity.equals(NetworkQuantities.activation(layers));
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
