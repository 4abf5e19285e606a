package gradus.submission;

import java.util.Set;

/** What the environments of LaTeX are to a reader of numbers. */
final class Environments {
    private static final Set<String> MATRICES =
            Set.of("matrix", "bmatrix", "pmatrix", "Bmatrix", "smallmatrix", "bsmallmatrix", "psmallmatrix", "array");
    private static final Set<String> ROWS_OF_FORMULAS = Set.of(
            "aligned",
            "alignedat",
            "align",
            "gathered",
            "gather",
            "split",
            "equation",
            "multline",
            "multlined",
            "eqnarray",
            "flalign",
            "subequations");
    private static final int LONGEST = 30;

    private Environments() {}

    /** The name in {@code \begin{name}} or {@code \end{name}} at an index, with its star; empty if there is none. */
    static String nameAt(String text, int at) {
        int open = text.indexOf('{', at);
        int limit = Math.min(text.length(), open + LONGEST);
        for (int i = open + 1; i < limit; i++) {
            if (text.charAt(i) == '}') {
                return text.substring(open + 1, i);
            }
        }
        return "";
    }

    /** Whether it is a matrix, in whatever brackets; a determinant is none. */
    static boolean isMatrix(String name) {
        return MATRICES.contains(withoutStar(name));
    }

    /** Whether statements inside count as if the environment were not there. */
    static boolean isTransparent(String name, boolean mathematics) {
        return mathematics ? ROWS_OF_FORMULAS.contains(withoutStar(name)) : !isMatrix(name) && !isOpaque(name);
    }

    private static boolean isOpaque(String name) {
        return name.equals("cases") || name.equals("vmatrix") || name.equals("Vmatrix") || name.equals("verbatim");
    }

    private static String withoutStar(String name) {
        return name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
    }
}
