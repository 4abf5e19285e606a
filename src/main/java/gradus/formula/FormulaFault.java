package gradus.formula;

import java.util.Optional;

/** Ends the reading of a formula; never leaves this package. */
final class FormulaFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int start;
    private final int length;
    private final String fix;

    FormulaFault(String code, Span span, String message, String fix) {
        super(message, null, false, false);
        this.code = code;
        this.start = span.start();
        this.length = span.length();
        this.fix = fix;
    }

    String code() {
        return code;
    }

    Span span() {
        return new Span(start, start + length);
    }

    String reason() {
        return Optional.ofNullable(getMessage()).orElse("");
    }

    Optional<String> fix() {
        return fix.isEmpty() ? Optional.empty() : Optional.of(fix);
    }
}
