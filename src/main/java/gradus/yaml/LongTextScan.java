package gradus.yaml;

import gradus.issue.Issue;

/**
 * Finds a text too long to be scanned, in one pass and before the parser sees it. What costs the parser time is a
 * stretch it cannot split: characters without blank or comma, or a comment up to the end of its line.
 */
final class LongTextScan {
    private final String text;
    private int start;
    private boolean inComment;

    private LongTextScan(String text) {
        this.text = text;
    }

    static void refuseLongTexts(String file, String text) {
        int found = new LongTextScan(text).firstTooLong();
        if (found >= 0) {
            TextCursor cursor = new TextCursor(file, text);
            cursor.toIndex(found);
            throw new Refusal(tooLong(cursor));
        }
    }

    static Issue tooLong(TextCursor place) {
        String message = "a text or comment is longer than " + YamlReader.MAX_TEXT / 1024 + " KiB";
        return Issue.error(YamlCodes.TEXT_TOO_LONG, place.position(), 1, message);
    }

    private int firstTooLong() {
        for (int i = 0; i < text.length(); i++) {
            advance(i);
            if (i - start >= YamlReader.MAX_TEXT) {
                return start;
            }
        }
        return -1;
    }

    private void advance(int i) {
        char c = text.charAt(i);
        if (c == '\n' || c == '\r') {
            inComment = false;
            start = i + 1;
        } else if (!inComment && (c == ' ' || c == '\t' || c == ',')) {
            start = i + 1;
        } else if (c == '#' && start == i) {
            inComment = true;
        }
    }
}
