package gradus.yaml;

import java.util.Locale;

/** The two notations a file may be in. */
public enum Syntax {
    /** YAML 1.2, with every scalar kept as text. */
    YAML,
    /** JSON, which also takes {@code NaN}, {@code Infinity} and the numbers {@code .5}, {@code 5.}, {@code +1} and {@code 010}. */
    JSON;

    /** {@link #JSON} for a name that ends in {@code .json} in any case, else {@link #YAML}. */
    public static Syntax of(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".json") ? JSON : YAML;
    }
}
