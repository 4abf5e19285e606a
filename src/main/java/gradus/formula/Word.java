package gradus.formula;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The letter or word of a name, taken apart: {@code yhat_new} is a y with a hat and the subscript {@code new}.
 *
 * @param base the letter, the word of a Greek letter, or a longer word; without accent, underscore or digits at its end
 * @param accent what stands over the base
 * @param subscripts what follows the base, such as {@code new} or {@code 2}
 */
record Word(String base, Accent accent, List<String> subscripts) {
    private static final char CIRCUMFLEX = '\u0302';

    /** A sign over a letter. */
    enum Accent {
        NONE(""),
        HAT("hat"),
        BAR("bar"),
        TILDE("tilde");

        private final String word;

        Accent(String word) {
            this.word = word;
        }

        /** How names without accents spell it. */
        String word() {
            return word;
        }

        private static Accent of(String word) {
            return Arrays.stream(values())
                    .filter(accent -> accent != NONE && accent.word.equals(word))
                    .findFirst()
                    .orElse(NONE);
        }

        private static Accent endOf(String word) {
            return Arrays.stream(values())
                    .filter(accent -> accent != NONE && word.endsWith(accent.word))
                    .filter(accent -> isSymbol(word.substring(0, word.length() - accent.word.length())))
                    .findFirst()
                    .orElse(NONE);
        }
    }

    Word {
        subscripts = List.copyOf(subscripts);
    }

    /** Takes a written word apart; Greek letters and letters with a hat mean the same as their words. */
    static Word of(String written) {
        List<String> parts = new ArrayList<>(Arrays.stream(spelled(written).split("_", -1))
                .filter(part -> !part.isEmpty())
                .toList());
        if (parts.isEmpty()) {
            return new Word(written, Accent.NONE, List.of());
        }
        String base = parts.remove(0);
        int end = endOfLetters(base);
        if (end < base.length()) {
            parts.add(0, base.substring(end));
            base = base.substring(0, end);
        }
        return accented(base, parts);
    }

    private static Word accented(String base, List<String> subscripts) {
        Accent behind = subscripts.isEmpty() ? Accent.NONE : Accent.of(subscripts.get(0));
        if (behind != Accent.NONE && isSymbol(base)) {
            return new Word(base, behind, subscripts.subList(1, subscripts.size()));
        }
        Accent within = Accent.endOf(base);
        return new Word(base.substring(0, base.length() - within.word.length()), within, subscripts);
    }

    private static String spelled(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFD)
                .codePoints()
                .mapToObj(character ->
                        character == CIRCUMFLEX ? Accent.HAT.word : Greek.spelled(Character.toString(character)))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(), text -> Normalizer.normalize(text, Normalizer.Form.NFC)));
    }

    /** Where the digits at the end begin; a word of digits alone has none. */
    private static int endOfLetters(String base) {
        int end = base.length();
        while (end > 0 && isDigit(base.charAt(end - 1))) {
            end--;
        }
        return end == 0 ? base.length() : end;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Whether a word is a number. */
    static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(character -> isDigit((char) character));
    }

    /** Whether a word is one letter, Latin or Greek. */
    static boolean isSymbol(String word) {
        return word.codePointCount(0, word.length()) == 1 || Greek.isLetter(word);
    }

    /** Whether the base is one letter, Latin or Greek. */
    boolean isSymbol() {
        return isSymbol(base);
    }

    /** A text with a hat over its last letter. */
    static String withHat(String text) {
        return Normalizer.normalize(text + CIRCUMFLEX, Normalizer.Form.NFC);
    }

    /** The base and the subscripts in one word, as names of program text have it: {@code yhat_new}, {@code W2}. */
    String spelled() {
        return base + accent.word + attached();
    }

    /** The subscripts behind each other: numbers as they are, words behind an underscore. */
    String attached() {
        StringBuilder text = new StringBuilder();
        for (String subscript : subscripts) {
            boolean isFirstNumber = text.length() == 0 && isNumber(subscript);
            text.append(isFirstNumber ? "" : "_").append(subscript);
        }
        return text.toString();
    }

    /** Whether base and subscripts are words of letters that belong together, as in {@code learning_rate}. */
    boolean isPhrase() {
        return !isSymbol()
                && !subscripts.isEmpty()
                && subscripts.stream()
                        .allMatch(part -> part.length() > 1 && part.chars().allMatch(Character::isLetter));
    }
}
