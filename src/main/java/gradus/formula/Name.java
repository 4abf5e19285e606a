package gradus.formula;

/**
 * The name of a quantity as a course writes it, before it is put into one form of formulas: the same name is {@code W2_new} in
 * plain text and {@code W^{(2)}_{\text{new}}} in LaTeX.
 */
public sealed interface Name {

    /** How the number of a layer is attached to a letter. */
    enum LayerStyle {
        /** {@code W2}; a subscript where there are subscripts. */
        PLAIN("", ""),
        /** {@code W[2]}; a superscript where there are superscripts. */
        BRACKETS("[", "]"),
        /** {@code W(2)}; a superscript where there are superscripts. */
        PARENTHESES("(", ")");

        private final String before;
        private final String after;

        LayerStyle(String before, String after) {
            this.before = before;
            this.after = after;
        }

        /** The number as it stands behind or above the letter; nothing for layer 0. */
        String attached(int layer) {
            return layer == 0 ? "" : before + layer + after;
        }
    }

    /**
     * A letter or word.
     *
     * @param text the letter, the word of a Greek letter ({@code delta}), a letter with an accent ({@code yhat}), or a longer
     *     word; what follows an underscore is a subscript
     * @param layer the layer, counted from 1; 0 for none
     * @param style how the layer is attached
     */
    record Letter(String text, int layer, LayerStyle style) implements Name {
        public Letter {
            if (text.isEmpty() || layer < 0) {
                throw new IllegalArgumentException("nothing is named '" + text + "' in layer " + layer);
            }
        }
    }

    /** A name with a word at its foot, as a parameter after its update has: {@code W2_new}. */
    record Marked(Name of, String mark) implements Name {}

    /** ∂of/∂by. */
    record Derivative(Name of, Name by) implements Name {}

    /** A quantity of a forward pass for another input: {@code a2(x_new)}. */
    record AtPoint(Name of, Name point) implements Name {}

    /**
     * Some entries.
     *
     * @param row counted from 1; 0 for all rows
     * @param column counted from 1; 0 for all columns
     */
    record Entry(Name whole, int row, int column) implements Name {}

    /** A name with a transpose. */
    record Transposed(Name whole) implements Name {}

    /** A letter or word of no layer. */
    static Name of(String text) {
        return new Letter(text, 0, LayerStyle.PLAIN);
    }
}
