package gradus.problem;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that is written as a derivative: {@code dE/dW2}, {@code ∂y/∂z}, {@code \\frac{\\partial y}{\\partial z}}.
 *
 * @param of what is differentiated, with nothing but letters and digits left
 * @param by what it is differentiated by, likewise
 */
record DerivativeName(String of, String by) {
    private static final Pattern QUOTIENT = Pattern.compile("d([^/]+)/d([^/]+)");

    /** The two names of a derivative; empty if the name is no quotient of differentials. */
    static Optional<DerivativeName> of(String written) {
        Matcher matcher = QUOTIENT.matcher(Spelling.bare(written));
        return matcher.matches()
                ? Optional.of(new DerivativeName(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    static boolean isMeant(String written) {
        return of(written).isPresent();
    }
}
