package gradus.submission;

import java.util.Optional;

/** Ends the reading of a literal that is none, or one that is broken; caught in {@link LiteralReader}, and nowhere else. */
final class LiteralFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String fix;
    private final int at;

    private LiteralFault(String reason, String fix, int at) {
        super(reason, null, false, false);
        this.reason = reason;
        this.fix = fix;
        this.at = at;
    }

    /** It is no literal. */
    static LiteralFault other() {
        return new LiteralFault("", "", 0);
    }

    /** It is one, and cannot be read. */
    static LiteralFault broken(String reason, String fix, int at) {
        return new LiteralFault(reason, fix, at);
    }

    Literal literal(PlacedText placed) {
        return reason.isEmpty()
                ? new Literal.Other()
                : new Literal.Broken(reason, Optional.of(fix).filter(text -> !text.isEmpty()), placed.at(at));
    }
}
