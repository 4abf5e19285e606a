package gradus.yaml;

import gradus.issue.Issue;
import gradus.issue.Names;
import gradus.issue.SourcePosition;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;

/**
 * Says in plain words why a text is not YAML. The place is the scanner's problem mark: the library's own location is
 * that of the last good event, which may be lines above.
 */
final class YamlFault {
    private final SourceLines lines;
    private final String file;

    YamlFault(String file, String text) {
        this.file = file;
        this.lines = new SourceLines(file, text);
    }

    Issue explain(JacksonException e) {
        return e.getCause() instanceof MarkedYamlEngineException marked ? explain(marked) : explainUnmarked(e);
    }

    private Issue explainUnmarked(JacksonException e) {
        String problem = firstLine(e.getOriginalMessage());
        SourcePosition place = Optional.ofNullable(e.getLocation())
                .filter(location -> location.getLineNr() > 0 && location.getColumnNr() > 0)
                .map(location -> new SourcePosition(file, location.getLineNr(), location.getColumnNr()))
                .orElse(SourcePosition.start(file));
        if (problem.startsWith("Expected a property name")) {
            return problem.contains("=ALI")
                    ? issue(YamlCodes.ANCHOR, place, "YAML anchors and aliases are not used here")
                    : issue(YamlCodes.NEEDS_QUOTES, place, "a key must be a text, not a list or a mapping")
                            .withFix("put the key in quotes");
        }
        return issue(YamlCodes.SYNTAX, place, "this is not valid YAML: " + problem);
    }

    private Issue explain(MarkedYamlEngineException e) {
        String problem = firstLine(e.getProblem());
        SourcePosition place = e.getProblemMark().map(this::at).orElse(SourcePosition.start(file));
        SourcePosition opening = e.getContextMark().map(this::at).orElse(place);
        if (problem.contains("TAB")) {
            return issue(YamlCodes.TAB, place, "a tab stands where the indentation is")
                    .withFix("indent with blanks");
        }
        if (problem.contains("mapping values are not allowed")) {
            return unexpectedColon(place);
        }
        if (problem.contains("could not find expected ':'")) {
            return missingColon(opening);
        }
        return explain(problem, place, opening);
    }

    private Issue explain(String problem, SourcePosition place, SourcePosition opening) {
        if (problem.contains("unexpected end of stream") || problem.contains("unexpected document separator")) {
            return issue(YamlCodes.NOT_CLOSED, opening, "the quotation that starts here is not closed");
        }
        if (problem.contains("expected ',' or")) {
            return brokenBrackets(problem, place, opening);
        }
        if (problem.contains("expected <block end>")) {
            return brokenBlock(problem, place);
        }
        if (problem.contains("<document start>")) {
            return issue(YamlCodes.SECOND_DOCUMENT, place, "text follows the end of the document");
        }
        return explainRare(problem, place);
    }

    private Issue explainRare(String problem, SourcePosition place) {
        if (problem.contains("cannot start any token")
                && lines.line(place.line()).startsWith("```")) {
            return issue(YamlCodes.NEEDS_QUOTES, place, "this line is not YAML but a frame around it")
                    .withFix("delete the lines that begin with ```");
        }
        if (problem.contains("cannot start any token")) {
            return issue(YamlCodes.NEEDS_QUOTES, place, "a text cannot start with " + found(place))
                    .withFix("put the text in quotes");
        }
        if (problem.contains("unknown escape character")) {
            return issue(YamlCodes.SYNTAX, place, "'\\' with " + found(place) + " means nothing in double quotes")
                    .withFix("use single quotes");
        }
        if (problem.contains("sequence entries are not allowed")) {
            return issue(YamlCodes.INDENTATION, place, "a list item '- ' cannot stand on the line of its key")
                    .withFix("start the list on the next line, or write it as [...]; put a formula in quotes");
        }
        if (problem.contains("expected the node content") && problem.contains("<stream end>")) {
            return issue(YamlCodes.NOT_CLOSED, place, "the file ends inside a bracket")
                    .withFix("close every bracket that is opened");
        }
        if (problem.contains("expected the node content")) {
            return issue(YamlCodes.SYNTAX, place, "a value is expected here, but " + found(place) + " stands here");
        }
        return issue(YamlCodes.SYNTAX, place, "this is not valid YAML: " + problem);
    }

    private Issue unexpectedColon(SourcePosition place) {
        Optional<SourcePosition> glued =
                lines.colonWithoutBlank(place.line()).or(() -> lines.colonWithoutBlank(place.line() - 1));
        if (glued.isPresent()) {
            return missingBlank(glued.get());
        }
        Optional<Issue> above = lineAbove(place);
        if (above.isPresent()) {
            return above.get();
        }
        String before = before(place);
        if (before.indexOf(':') >= 0) {
            return issue(YamlCodes.SECOND_COLON, place, "a second ': ' stands on this line")
                    .withFix("put the text after the first colon in quotes");
        }
        return before.length() > 1024
                ? issue(YamlCodes.TEXT_TOO_LONG, place, "a key is longer than 1024 characters")
                : issue(YamlCodes.INDENTATION, place, "the key before this ':' does not fit the lines above")
                        .withFix(
                                "give keys of one mapping the same indentation, and a key with a value no keys below it");
    }

    /** The fault of an earlier line that YAML takes for the beginning of this key. */
    private Optional<Issue> lineAbove(SourcePosition place) {
        return lines.hyphenWithoutBlank(place.line())
                .map(hyphen -> issue(YamlCodes.MISSING_BLANK, hyphen, "no blank follows this '-'")
                        .withFix("write a blank after the hyphen: '- item'"))
                .or(() -> lines.proseAbove(place.line())
                        .map(prose -> issue(
                                        YamlCodes.INDENTATION, prose, "this line is neither 'key: value' nor a comment")
                                .withFix("delete it, or write '# ' in front of it")));
    }

    private Issue missingColon(SourcePosition key) {
        return lines.colonWithoutBlank(key.line())
                .map(this::missingBlank)
                .orElseGet(() -> issue(YamlCodes.SYNTAX, key, "no ':' follows this text, so it is not a key")
                        .withFix("write 'key: value'"));
    }

    private Issue missingBlank(SourcePosition colon) {
        return issue(YamlCodes.MISSING_BLANK, colon, "no blank follows this ':'")
                .withFix("write a blank after the colon: 'key: value'");
    }

    private Issue brokenBrackets(String problem, SourcePosition place, SourcePosition opening) {
        boolean list = problem.contains("']'");
        String what = list ? "list" : "mapping";
        if (problem.contains("<stream end>")) {
            return issue(YamlCodes.NOT_CLOSED, opening, "the " + what + " that starts here is not closed")
                    .withFix("write " + (list ? "']'" : "'}'") + " at its end");
        }
        String where = opening.line() + ":" + opening.column();
        String message = found(place) + " stands where the " + what + " from " + where + " needs ',' or "
                + (list ? "']'" : "'}'");
        Issue issue = issue(YamlCodes.MISSING_COMMA, place, message);
        return list
                ? issue.withFix("separate the items with commas, and close the list")
                : issue.withFix("separate the entries with commas, and put names with brackets in quotes");
    }

    private Issue brokenBlock(String problem, SourcePosition place) {
        boolean afterQuotation = problem.contains("<scalar>") && before(place).matches(".*[\"']\\s*+");
        return afterQuotation
                ? issue(YamlCodes.NEEDS_QUOTES, place, "text follows a quotation that is already closed")
                        .withFix("put the whole text in quotes")
                : issue(YamlCodes.INDENTATION, place, "the indentation of this line does not fit the lines above")
                        .withFix("start it in the same column as the line it belongs to");
    }

    private String before(SourcePosition place) {
        String line = lines.line(place.line());
        int codePoints = line.codePointCount(0, line.length());
        return line.substring(0, line.offsetByCodePoints(0, Math.min(place.column() - 1, codePoints)));
    }

    private String found(SourcePosition place) {
        String rest = lines.line(place.line()).substring(before(place).length());
        return rest.isEmpty()
                ? "the end of the line"
                : Names.quoted(new String(Character.toChars(rest.codePointAt(0))));
    }

    private SourcePosition at(Mark mark) {
        return lines.at(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String firstLine(String problem) {
        int end = problem.indexOf('\n');
        return end < 0 ? problem : problem.substring(0, end);
    }

    private static Issue issue(String code, SourcePosition place, String message) {
        return Issue.error(code, place, 1, message);
    }
}
