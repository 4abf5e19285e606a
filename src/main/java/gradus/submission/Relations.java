package gradus.submission;

import java.util.Set;

/** The signs between a name and its value: {@code =}, {@code :=}, {@code ≈}, {@code \approx}, {@code ←} and their like. */
final class Relations {
    private static final Set<String> COMMANDS =
            Set.of("approx", "simeq", "cong", "doteq", "leftarrow", "gets", "coloneqq", "approxeq", "equiv");
    private static final String SIGNS = "≈≃≅≐←≔";

    private Relations() {}

    /** The length of the sign at an index, 0 if there is none. */
    static int lengthAt(PairedText text, int index) {
        char c = text.at(index);
        if (c == '=') {
            return isSingle(text, index) ? 1 : 0;
        }
        if (c == ':' && text.at(index + 1) == '=' && text.at(index + 2) != '=') {
            return 2;
        }
        if (c == '\\') {
            int end = text.behindCommand(index);
            return COMMANDS.contains(text.text().substring(index + 1, end)) ? end - index : 0;
        }
        return SIGNS.indexOf(c) >= 0 ? 1 : 0;
    }

    /** Whether an equals sign is no part of another operator. */
    private static boolean isSingle(PairedText text, int index) {
        char before = index == 0 ? ' ' : text.at(index - 1);
        char after = text.at(index + 1);
        return "=<>!+-*/~^".indexOf(before) < 0 && after != '=' && after != '>';
    }

    /** Whether a colon at an index can stand between a name and its value: only with a blank or nothing behind it. */
    static boolean isColon(PairedText text, int index) {
        return text.at(index) == ':'
                && !text.surface().isCode()
                && (index + 1 >= text.text().length() || Character.isWhitespace(text.at(index + 1)));
    }
}
