package gradus.formula;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Greek letters and the words that names spell them with. */
final class Greek {
    /** The letters that the reader of formulas takes for their words. */
    private static final Map<String, String> READ = Map.ofEntries(
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("epsilon", "ε"),
            Map.entry("eta", "η"),
            Map.entry("theta", "θ"),
            Map.entry("kappa", "κ"),
            Map.entry("lambda", "λ"),
            Map.entry("mu", "μ"),
            Map.entry("nu", "ν"),
            Map.entry("xi", "ξ"),
            Map.entry("pi", "π"),
            Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"),
            Map.entry("tau", "τ"),
            Map.entry("phi", "φ"),
            Map.entry("chi", "χ"),
            Map.entry("psi", "ψ"),
            Map.entry("omega", "ω"),
            Map.entry("Delta", "Δ"));

    /** The others; Σ means a sum where it stands for itself. */
    private static final Map<String, String> UNREAD = Map.ofEntries(
            Map.entry("zeta", "ζ"),
            Map.entry("iota", "ι"),
            Map.entry("upsilon", "υ"),
            Map.entry("Gamma", "Γ"),
            Map.entry("Theta", "Θ"),
            Map.entry("Lambda", "Λ"),
            Map.entry("Xi", "Ξ"),
            Map.entry("Pi", "Π"),
            Map.entry("Sigma", "Σ"),
            Map.entry("Upsilon", "Υ"),
            Map.entry("Phi", "Φ"),
            Map.entry("Psi", "Ψ"),
            Map.entry("Omega", "Ω"));

    private static final Map<String, String> WORDS = words();

    private Greek() {}

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>(Map.of("ϵ", "epsilon", "ϕ", "phi", "µ", "mu"));
        READ.forEach((word, letter) -> words.put(letter, word));
        UNREAD.forEach((word, letter) -> words.put(letter, word));
        return Map.copyOf(words);
    }

    /** Whether the word spells a letter. */
    static boolean isLetter(String word) {
        return READ.containsKey(word) || UNREAD.containsKey(word);
    }

    /** The letter of a word; empty if the word spells none. */
    static Optional<String> letter(String word) {
        return Optional.ofNullable(UNREAD.get(word)).or(() -> readableLetter(word));
    }

    /** The letter of a word, if whoever reads it in a formula knows the word again. */
    static Optional<String> readableLetter(String word) {
        return Optional.ofNullable(READ.get(word));
    }

    /** The word of a letter; any other text is its own word. */
    static String spelled(String letter) {
        return WORDS.getOrDefault(letter, letter);
    }
}
