package gradus.sample;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The eight gradients of document 000 as students write them; delta1 to delta3 count back from the output there. */
final class RowGradients {
    private static final List<String> NAMES =
            List.of("dCE/dz2", "dCE/dh", "dCE/dz1", "dCE/dx", "dCE/dW2", "dCE/db2", "dCE/dW1", "dCE/db1");

    static final Formulas NUMPY = Formulas.right(
            "formulas in numpy",
            lines(
                    "yhat - y",
                    "delta1 @ W2.T",
                    "delta2 * h * (1 - h)",
                    "delta3 @ W1.T",
                    "h.T @ delta1",
                    "np.sum(delta1, axis=0, keepdims=True)",
                    "x.T @ delta3",
                    "np.sum(delta3, axis=0, keepdims=True)"));

    static final Formulas LATEX = Formulas.right(
            "formulas in LaTeX",
            lines(
                    "\\hat{y} - y",
                    "\\delta_1 W_2^T",
                    "(\\delta_1 W_2^T) \\odot \\sigma'(z_1)",
                    "\\delta_3 W_1^T",
                    "h^T \\delta_1",
                    "\\mathbf{1}^T \\delta_1",
                    "x^T \\left[ (\\delta_1 W_2^T) \\odot \\sigma'(z_1) \\right]",
                    "\\mathbf{1}^T \\left[ (\\delta_1 W_2^T) \\odot \\sigma'(z_1) \\right]"));

    /** The axes of sum() count from 1 in MATLAB, from 0 in numpy, and nothing else in that line says which it is. */
    static final Formulas MATLAB = Formulas.right(
                    "formulas in MATLAB, one of them to be read in two ways",
                    lines(
                            "yhat - y",
                            "delta1 * W2'",
                            "(delta1 * W2') .* h .* (1 - h)",
                            "delta3 * W1'",
                            "h' * delta1",
                            "",
                            "x' * ((delta1 * W2') .* h .* (1 - h))",
                            "sum((delta1 * W2') .* h .* (1 - h), 1)"))
            .wrong("dCE/db2", "sum(delta1, 1)");

    /** What the document itself prints. */
    static final Formulas SLIP_OF_THE_SHEET = Formulas.right(
                    "formulas with the slips of the sheet: delta1 for delta2, and sigma' outside of the product",
                    lines("ŷ − y", "δ₁ W₂ᵀ", "", "δ₃ W₁ᵀ", "hᵀ δ₁", "1ᵀ δ₁", "", ""))
            .wrong("dCE/dz1", "δ₁ ∘ σ′(z₁)")
            .wrong("dCE/dW1", "xᵀ δ₁ W₂ᵀ σ′(z₁)")
            .wrong("dCE/db1", "1ᵀ δ₁ W₂ᵀ σ′(z₁)");

    static final Formulas TRANSPOSED = NUMPY.wrong("dCE/dh", "delta1 @ W2")
            .wrong("dCE/dx", "delta3 @ W1")
            .wrong("dCE/dW2", "delta1.T @ h")
            .telling("formulas in numpy with factors that are transposed or should be");

    private RowGradients() {}

    private static Map<String, String> lines(String... formulas) {
        Map<String, String> lines = new LinkedHashMap<>();
        Iterator<String> names = NAMES.iterator();
        for (String formula : formulas) {
            lines.put(names.next(), formula);
        }
        return lines;
    }
}
