package gradus.report.solution;

import java.util.Locale;
import java.util.Map;

/** Plain words in LaTeX, in the letters that pdfLaTeX has with its usual fonts. */
final class LatexText {
    private static final Map<String, String> SPECIAL = Map.ofEntries(
            Map.entry("\\", "\\textbackslash{}"),
            Map.entry("{", "\\{"),
            Map.entry("}", "\\}"),
            Map.entry("$", "\\$"),
            Map.entry("&", "\\&"),
            Map.entry("#", "\\#"),
            Map.entry("%", "\\%"),
            Map.entry("_", "\\_"),
            Map.entry("^", "\\textasciicircum{}"),
            Map.entry("~", "\\textasciitilde{}"),
            Map.entry("<", "\\textless{}"),
            Map.entry(">", "\\textgreater{}"),
            Map.entry("|", "\\textbar{}"),
            Map.entry("\"", "\\textquotedbl{}"));

    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("α", "\\alpha"),
            Map.entry("β", "\\beta"),
            Map.entry("γ", "\\gamma"),
            Map.entry("δ", "\\delta"),
            Map.entry("ε", "\\varepsilon"),
            Map.entry("ζ", "\\zeta"),
            Map.entry("η", "\\eta"),
            Map.entry("θ", "\\theta"),
            Map.entry("ι", "\\iota"),
            Map.entry("κ", "\\kappa"),
            Map.entry("λ", "\\lambda"),
            Map.entry("μ", "\\mu"),
            Map.entry("ν", "\\nu"),
            Map.entry("ξ", "\\xi"),
            Map.entry("π", "\\pi"),
            Map.entry("ρ", "\\rho"),
            Map.entry("σ", "\\sigma"),
            Map.entry("τ", "\\tau"),
            Map.entry("υ", "\\upsilon"),
            Map.entry("φ", "\\varphi"),
            Map.entry("χ", "\\chi"),
            Map.entry("ψ", "\\psi"),
            Map.entry("ω", "\\omega"),
            Map.entry("Γ", "\\Gamma"),
            Map.entry("Δ", "\\Delta"),
            Map.entry("Θ", "\\Theta"),
            Map.entry("Λ", "\\Lambda"),
            Map.entry("Ξ", "\\Xi"),
            Map.entry("Π", "\\Pi"),
            Map.entry("Σ", "\\Sigma"),
            Map.entry("Φ", "\\Phi"),
            Map.entry("Ψ", "\\Psi"),
            Map.entry("Ω", "\\Omega"),
            Map.entry("∂", "\\partial"),
            Map.entry("∇", "\\nabla"),
            Map.entry("∑", "\\sum"),
            Map.entry("∏", "\\prod"),
            Map.entry("√", "\\surd"),
            Map.entry("∞", "\\infty"),
            Map.entry("∘", "\\circ"),
            Map.entry("⊙", "\\odot"),
            Map.entry("⊗", "\\otimes"),
            Map.entry("·", "\\cdot"),
            Map.entry("×", "\\times"),
            Map.entry("−", "-"),
            Map.entry("±", "\\pm"),
            Map.entry("≤", "\\le"),
            Map.entry("≥", "\\ge"),
            Map.entry("≠", "\\ne"),
            Map.entry("≈", "\\approx"),
            Map.entry("∈", "\\in"),
            Map.entry("→", "\\to"),
            Map.entry("←", "\\leftarrow"),
            Map.entry("⇒", "\\Rightarrow"),
            Map.entry("′", "{}'"),
            Map.entry("ᵀ", "{}^\\top"),
            Map.entry("⊤", "\\top"),
            Map.entry("𝟏", "\\mathbf{1}"),
            Map.entry("½", "\\frac12"),
            Map.entry("⁻", "{}^-"));

    private static final Map<String, String> MARKS = Map.of(
            "…", "\\dots{}", "–", "--", "—", "---", "‘", "`", "’", "'", "“", "``", "”", "''", "„", "\\quotedblbase{}");

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";

    /** The last letter of Latin Extended-A, the last that the font encoding T1 has (nearly all of). */
    private static final int LAST_LATIN = 0x17F;

    private LatexText() {}

    /** Words with every sign that LaTeX would take for its own escaped. */
    static String escaped(String words) {
        StringBuilder text = new StringBuilder();
        words.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> text.append(SPECIAL.getOrDefault(letter, letter)));
        return typeset(text.toString());
    }

    /**
     * A finished text, formulas included, with signs beyond ASCII as commands. A letter that the fonts do not have is written
     * as its code.
     */
    static String typeset(String text) {
        StringBuilder typeset = new StringBuilder();
        text.codePoints().forEach(point -> typeset.append(sign(point)));
        return typeset.toString();
    }

    private static String sign(int point) {
        String letter = Character.toString(point);
        if (point < 0x80) {
            return point >= ' ' || letter.isBlank() ? letter : "?";
        }
        if (SIGNS.containsKey(letter)) {
            return "\\ensuremath{" + SIGNS.getOrDefault(letter, letter) + "}";
        }
        int raised = RAISED.indexOf(point);
        int lowered = LOWERED.indexOf(point);
        if (raised >= 0 || lowered >= 0) {
            return "\\ensuremath{{}" + (raised >= 0 ? "^" + raised : "_" + lowered) + "}";
        }
        boolean isLatin = point <= LAST_LATIN && Character.isLetter(point);
        return MARKS.getOrDefault(
                letter, isLatin ? "\\text{" + letter + "}" : Character.isSpaceChar(point) ? " " : code(point));
    }

    private static String code(int point) {
        return "\\text{[U+" + Integer.toHexString(point).toUpperCase(Locale.ROOT) + "]}";
    }
}
