package gradus.report;

import gradus.grading.Verdict;
import gradus.report.language.Language;

/** What became of a line, as a drawing and a table show it: in a sign and a word, so that a colour only says it once more. */
public enum Standing {
    RIGHT("✓", "standing.right", "right"),
    CARRIED("↪", "standing.carried", "carried"),
    CONVENTION("≈", "standing.convention", "carried"),
    MISSING("–", "standing.missing", "missing"),
    UNREADABLE("?", "standing.unreadable", "missing"),
    OWN_ERROR("✗", "standing.error", "error");

    private final String sign;
    private final String key;
    private final String style;

    Standing(String sign, String key, String style) {
        this.sign = sign;
        this.key = key;
        this.style = style;
    }

    /** The standing of a verdict. */
    public static Standing of(Verdict verdict) {
        if (verdict.isOwnError()) {
            return OWN_ERROR;
        }
        if (verdict instanceof Verdict.Follows) {
            return CARRIED;
        }
        if (verdict instanceof Verdict.OtherConvention) {
            return CONVENTION;
        }
        if (verdict instanceof Verdict.Missing) {
            return MISSING;
        }
        return verdict.isRight() ? RIGHT : UNREADABLE;
    }

    public String sign() {
        return sign;
    }

    public String word(Language language) {
        return language.text(key);
    }

    /** The name of its class in a style sheet. */
    public String style() {
        return style;
    }

    /** The one of two that a reader should look at first. */
    Standing worse(Standing other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
