package gradus.submission;

import gradus.submission.Regions.Region;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which bracket closes which, found in one pass over a text. Brackets that nothing closes count as ordinary characters, so that a
 * stray one in a sentence takes nothing else with it: none reaches over the border of a formula, over an empty line or into the next
 * assignment.
 */
final class Brackets {
    private static final Pattern ASSIGNMENT = Pattern.compile("[\\p{L}\\\\∂∇][^\\s=]{0,40}+[ \t]{0,3}+=(?!=).*");
    private static final int LOOKED_AHEAD = 60;
    private static final Set<String> FRAMES = Set.of("boxed", "fbox", "underline", "underbrace", "overbrace", "cancel");

    private final char[] text;
    private final String original;
    private final Surface surface;
    private final int[] close;
    private final Deque<Opening> open = new ArrayDeque<>();
    private boolean mathematics;

    private record Opening(int at, char kind, String environment) {}

    private Brackets(String text, Surface surface) {
        this.original = text;
        this.text = text.toCharArray();
        this.surface = surface;
        this.close = new int[text.length()];
    }

    static PairedText pair(String text, Surface surface, List<Region> regions) {
        Brackets brackets = new Brackets(text, surface);
        regions.forEach(brackets::pair);
        return new PairedText(new String(brackets.text), brackets.close, surface);
    }

    private void pair(Region region) {
        mathematics = region.mathematics();
        open.clear();
        boolean emptyLine = false;
        boolean lineStart = true;
        int lineFrom = region.from();
        int at = region.from();
        while (at < region.to()) {
            char c = text[at];
            if (c == '\n' && at > region.from() && text[at - 1] == '\r') {
                lineFrom = at + 1;
            } else if (c == '\n' || c == '\r') {
                emptyLine = lineStart && at > region.from();
                lineStart = true;
                lineFrom = at + 1;
            } else if (!Character.isWhitespace(c) && lineStart) {
                endWhatCannotGoOn(at, at == lineFrom, emptyLine);
                lineStart = false;
            }
            at = c == '\\' && surface.hasMathematics() ? command(at, region.to()) : character(at);
        }
    }

    private void endWhatCannotGoOn(int at, boolean atMargin, boolean emptyLine) {
        if (mathematics || open.isEmpty()) {
            return;
        }
        boolean goesOn = text[at] == '[' || text[at] == '(' || text[at] == ']' || text[at] == ')';
        boolean begins = atMargin
                && ASSIGNMENT
                        .matcher(original.substring(at, Math.min(original.length(), at + LOOKED_AHEAD)))
                        .lookingAt();
        if (begins || (emptyLine && !goesOn)) {
            open.clear();
        }
    }

    private int character(int at) {
        char c = text[at];
        if (c == '<' && original.startsWith("<tf.Tensor", at)) {
            open.push(new Opening(at, c, ""));
        } else if (c == '[' || c == '(' || c == '{') {
            open.push(new Opening(at, c, ""));
        } else if (c == ']' || c == ')' || c == '}') {
            closeCharacter(at, c == ']' ? '[' : c == ')' ? '(' : '{');
        } else if (c == '>' && !open.isEmpty()) {
            closeCharacter(at, '<');
        }
        return at + 1;
    }

    private void closeCharacter(int at, char wanted) {
        Opening last = open.peek();
        if (last == null) {
            return;
        }
        if (last.kind == wanted) {
            open.pop();
            close[last.at] = at + 1;
        } else if (last.kind == 'F' && wanted == '{') {
            open.pop();
            text[at] = ' ';
        }
    }

    private int command(int at, int end) {
        int after = at + 1;
        while (after < end && Character.isLetter(text[after])) {
            after++;
        }
        String name = new String(text, at + 1, after - at - 1);
        if (name.isEmpty()) {
            return Math.min(end, at + 2);
        }
        if (name.equals("begin") || name.equals("end")) {
            return environment(at, after, name.equals("begin"));
        }
        if (FRAMES.contains(name) && after < end && text[after] == '{') {
            open.push(new Opening(at, 'F', ""));
            Arrays.fill(text, at, after + 1, ' ');
            return after + 1;
        }
        return after;
    }

    private int environment(int at, int after, boolean begins) {
        String name = after < text.length && text[after] == '{' ? Environments.nameAt(original, after) : "";
        if (name.isEmpty()) {
            return after;
        }
        int behind = after + name.length() + 2;
        if (Environments.isTransparent(name, mathematics)) {
            Arrays.fill(text, at, behind, ' ');
        } else if (begins) {
            open.push(new Opening(at, 'E', name));
        } else {
            closeEnvironment(name, behind);
        }
        return behind;
    }

    private void closeEnvironment(String name, int behind) {
        Opening last = open.peek();
        if (last != null && last.kind == 'E' && last.environment.equals(name)) {
            open.pop();
            close[last.at] = behind;
        }
    }
}
