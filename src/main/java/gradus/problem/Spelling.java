package gradus.problem;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * What is left of a written name when everything is taken away by which people who mean the same differ: blanks, underscores,
 * braces, subscripts, Greek or spelled out. {@code ∂E/∂W[2]}, {@code dE/dW_2} and {@code \partial E / \partial W^{(2)}} are one.
 */
final class Spelling {
    private static final Pattern HAT = Pattern.compile("\\\\hat[\\s{]*(\\p{L}+)[\\s}]*");
    private static final Pattern FRACTION = Pattern.compile("\\\\[dt]?frac\\s*\\{(.*)\\}\\s*\\{(.*)\\}");
    private static final Pattern FONT =
            Pattern.compile("\\\\(?:mathbf|mathrm|mathit|boldsymbol|bm|text|vec)(?!\\p{L})");
    private static final Pattern COMBINING_HAT = Pattern.compile("(\\p{L})\u0302");
    private static final String DECORATION = " \t\n\u000B\f\r_^{}[]()<>\\$,.*·⋅:";

    private Spelling() {}

    static String bare(String written) {
        return undecorated(isPlain(written) ? written.replace("gradient", "grad") : inPlainLetters(written));
    }

    /** Most names are: what typesetting and further alphabets need can be left out for them. */
    private static boolean isPlain(String written) {
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c > '~' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String inPlainLetters(String written) {
        String text = FRACTION.matcher(written).replaceAll("$1/$2");
        text = FONT.matcher(text).replaceAll("");
        text = HAT.matcher(text).replaceAll("$1hat");
        text = COMBINING_HAT
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("$1hat");
        // Compatibility forms turn subscripts and superscripts into digits, but a lone prime must survive them.
        text = Normalizer.normalize(text.replace('′', '\'').replace('’', '\''), Normalizer.Form.NFKC);
        text = text.replace("\\partial", "d").replace("∂", "d");
        text = text.replace("\\nabla", "grad").replace("∇", "grad").replace("gradient", "grad");
        text = text.replace("δ", "delta").replace("η", "eta").replace("\\prime", "'");
        return text;
    }

    private static String undecorated(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (DECORATION.indexOf(text.charAt(i)) < 0) {
                bare.append(text.charAt(i));
            }
        }
        return bare.toString();
    }
}
