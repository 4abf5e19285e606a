package gradus.issue;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names people write: which known one a misspelt one probably means, and how a name is quoted in a message. */
public final class Names {
    private static final int LONGEST_GUESSED = 80;
    private static final int SHORT = 5;
    private static final int LONGEST_QUOTED = 60;

    private Names() {}

    /**
     * The known name that {@code written} is a slip of the pen for, if exactly one is close enough to be offered.
     *
     * <p>Case, hyphens, underscores and blanks are ignored. A slip is one letter too many, missing, wrong, or swapped
     * with its neighbour; at most a third of the letters may be slips, one in three to five letters, none in one or two.
     * Digits are never slips, because {@code z1} is not a misspelt {@code z2}, and in up to five letters the first is none,
     * because {@code gelu} is not a misspelt {@code relu}; it may have changed places with the second. A bad guess is worse than none.
     */
    public static Optional<String> nearest(String written, Collection<String> names) {
        String wanted = folded(written);
        if (wanted.isEmpty() || wanted.length() > LONGEST_GUESSED) {
            return Optional.empty();
        }
        int best = slipsAllowed(wanted);
        List<String> nearest = List.of();
        for (String name : new LinkedHashSet<>(names)) {
            int slips = slips(wanted, folded(name), best);
            if (slips < best || (slips == best && nearest.isEmpty())) {
                nearest = List.of(name);
                best = slips;
            } else if (slips == best) {
                nearest = List.of(nearest.get(0), name);
            }
        }
        return nearest.size() == 1 ? Optional.of(nearest.get(0)) : Optional.empty();
    }

    /** The text in single quotes for a message, shortened in the middle if it is long. */
    public static String quoted(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= LONGEST_QUOTED) {
            return "'" + text + "'";
        }
        int half = LONGEST_QUOTED / 2;
        String head = text.substring(0, text.offsetByCodePoints(0, half));
        return "'" + head + "…" + text.substring(text.offsetByCodePoints(text.length(), -half)) + "'";
    }

    private static int slipsAllowed(String wanted) {
        return wanted.length() <= 2 ? 0 : Math.max(1, wanted.length() / 3);
    }

    private static String folded(String name) {
        StringBuilder kept = new StringBuilder();
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c != '-' && c != '_' && !Character.isWhitespace(c)) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static int slips(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit || !digits(a).equals(digits(b))) {
            return limit + 1;
        }
        return a.length() <= SHORT && startsOtherwise(a, b) ? limit + 1 : distance(a, b);
    }

    private static boolean startsOtherwise(String a, String b) {
        boolean swapped = a.length() > 1 && b.length() > 1 && isSwap(a, b, 2, 2);
        return a.charAt(0) != b.charAt(0) && !swapped;
    }

    private static String digits(String name) {
        return name.chars()
                .filter(Character::isDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Damerau-Levenshtein distance in which no part of the text is edited twice. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cell(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cell(int[][] d, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int edit = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
        return isSwap(a, b, i, j) ? Math.min(edit, d[i - 2][j - 2] + 1) : edit;
    }

    private static boolean isSwap(String a, String b, int i, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
