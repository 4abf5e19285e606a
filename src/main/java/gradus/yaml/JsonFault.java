package gradus.yaml;

import gradus.issue.Issue;
import gradus.issue.Names;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Says in plain words why a text is not JSON. */
final class JsonFault {
    private final String text;
    private final TextCursor cursor;

    JsonFault(String file, String text) {
        this.text = text;
        this.cursor = new TextCursor(file, text);
    }

    Issue explain(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        cursor.toIndex(location == null ? 0 : location.getCharOffset());
        return explain(e.getOriginalMessage());
    }

    private Issue explain(String problem) {
        if (problem.contains("comment") || cursor.character() == '#') {
            return issue(YamlCodes.JSON_COMMENT, "a comment stands here, and JSON has none")
                    .withFix("delete it, or name the file .yaml");
        }
        if (isCloser(cursor.character()) && characterBefore() == ',') {
            return issue(YamlCodes.JSON_TRAILING_COMMA, "a comma stands before this '" + cursor.character() + "'")
                    .withFix("delete the comma");
        }
        if (problem.contains("close marker '")) {
            return issue(YamlCodes.MISSING_COMMA, "this '" + cursor.character() + "' closes nothing that is open")
                    .withFix("close brackets in the order in which they were opened");
        }
        return problem.contains("end-of-input") ? atTheEnd(problem) : inside(problem);
    }

    private Issue atTheEnd(String problem) {
        return problem.contains("quote")
                ? issue(YamlCodes.NOT_CLOSED, "the file ends inside a quotation")
                : issue(YamlCodes.NOT_CLOSED, "the file ends before all its brackets are closed");
    }

    private Issue inside(String problem) {
        if (problem.contains("Illegal unquoted character")) {
            return issue(YamlCodes.NOT_CLOSED, "the quotation on this line is not closed on it");
        }
        if (problem.contains("to start property name")) {
            return noName();
        }
        if (problem.contains("expecting a colon")) {
            return issue(YamlCodes.SYNTAX, "a ':' is expected between a name and its value");
        }
        if (problem.contains("expecting comma")) {
            return issue(YamlCodes.MISSING_COMMA, "a ',' is expected before this");
        }
        return badValue(problem);
    }

    private Issue noName() {
        boolean decimalComma = Character.isDigit(cursor.character()) && characterBefore() == ',';
        return decimalComma
                ? issue(YamlCodes.SYNTAX, "a number stands where a name is expected")
                        .withFix("write decimals with a point")
                : issue(YamlCodes.NEEDS_QUOTES, "a name in JSON stands in double quotes")
                        .withFix("put names and texts in double quotes: \"name\"");
    }

    private Issue badValue(String problem) {
        if (problem.contains("numeric value") || problem.contains("number literals")) {
            return issue(YamlCodes.SYNTAX, "this is not a JSON number")
                    .withFix("write plain decimals, or put the text in double quotes");
        }
        if (problem.contains("Unrecognized token")) {
            return issue(YamlCodes.NEEDS_QUOTES, Names.quoted(word()) + " is not a JSON value")
                    .withFix("put texts in double quotes; for no value write null");
        }
        return issue(YamlCodes.SYNTAX, "this is not valid JSON: " + found() + " cannot stand here");
    }

    private String found() {
        boolean end = cursor.index() >= text.length();
        return end ? "the end of the file" : Names.quoted(Character.toString(text.codePointAt(cursor.index())));
    }

    private String word() {
        int end = cursor.index();
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(cursor.index(), end);
    }

    private char characterBefore() {
        int at = cursor.index() - 1;
        while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at < 0 ? '\0' : text.charAt(at);
    }

    private static boolean isCloser(char c) {
        return c == ']' || c == '}';
    }

    private Issue issue(String code, String message) {
        return Issue.error(code, cursor.position(), 1, message);
    }
}
