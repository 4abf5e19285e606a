package gradus.yaml;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.Names;
import gradus.issue.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Builds the tree of one file from the events of its parser. */
final class TreeBuilder {
    private static final int MOST_DUPLICATES = 50;

    private final JsonParser parser;
    private final Syntax syntax;
    private final IssueList issues;
    private final String text;
    private final TextCursor cursor;
    private final int longest;
    private int duplicates;
    private int values;

    private TreeBuilder(JsonParser parser, String file, String text, Syntax syntax, int longest, IssueList issues) {
        this.parser = parser;
        this.longest = longest;
        this.syntax = syntax;
        this.issues = issues;
        this.text = text;
        this.cursor = new TextCursor(file, text);
    }

    static YamlNode build(String file, String text, Syntax syntax, int longest, IssueList issues) {
        try (JsonParser parser = Parsers.open(text, syntax)) {
            return new TreeBuilder(parser, file, text, syntax, longest, issues).document(file);
        } catch (JacksonException e) {
            throw new Refusal(explain(file, text, syntax, e));
        }
    }

    private static Issue explain(String file, String text, Syntax syntax, JacksonException e) {
        return switch (syntax) {
            case YAML -> new YamlFault(file, text).explain(e);
            case JSON -> new JsonFault(file, text).explain(e);
        };
    }

    private YamlNode document(String file) {
        if (parser.nextToken() == null) {
            throw new Refusal(emptyFile(file, text));
        }
        YamlNode root = node(1);
        if (parser.nextToken() != null) {
            throw refuse(YamlCodes.SECOND_DOCUMENT, "a second document starts here", "keep one document in a file");
        }
        if (root instanceof YamlScalar scalar && scalar.isEmpty()) {
            throw new Refusal(emptyFile(file, text));
        }
        return root;
    }

    private static Issue emptyFile(String file, String text) {
        String message = "'" + file + (text.isBlank() ? "' is empty" : "' has nothing but comments");
        return Issue.error(YamlCodes.EMPTY_FILE, SourcePosition.start(file), 1, message);
    }

    private YamlNode node(int depth) {
        goToToken();
        refuseReferences();
        count();
        if (depth > YamlReader.MAX_DEPTH && parser.currentToken().isStructStart()) {
            String message = "lists and mappings are nested deeper than " + YamlReader.MAX_DEPTH;
            throw new Refusal(Issue.error(YamlCodes.TOO_DEEP, cursor.position(), 1, message));
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(depth);
            case START_ARRAY -> sequence(depth);
            default -> scalar();
        };
    }

    private YamlSequence sequence(int depth) {
        SourcePosition position = cursor.position();
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1));
        }
        return new YamlSequence(items, position);
    }

    private YamlMapping mapping(int depth) {
        SourcePosition position = cursor.position();
        Map<String, SourcePosition> seen = new HashMap<>();
        List<YamlEntry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            YamlScalar key = key();
            parser.nextToken();
            YamlNode value = node(depth + 1);
            SourcePosition first = seen.putIfAbsent(key.text(), key.position());
            if (first == null) {
                entries.add(new YamlEntry(key, value));
            } else {
                reportDuplicate(key, first);
            }
        }
        return new YamlMapping(entries, position);
    }

    /** Stops after some, because a file of a million equal keys would otherwise become a million issues. */
    private void reportDuplicate(YamlScalar key, SourcePosition first) {
        if (++duplicates > MOST_DUPLICATES) {
            return;
        }
        String where = first.line() + ":" + first.column();
        String message = Names.quoted(key.text()) + " is already given at " + where + "; the first one counts";
        issues.add(Issue.error(YamlCodes.DUPLICATE_KEY, key.position(), key.length(), message)
                .withFix("delete one of the two"));
    }

    private void count() {
        if (++values > YamlReader.MAX_VALUES) {
            String message = "there are more than 500,000 values";
            throw new Refusal(Issue.error(YamlCodes.TOO_MANY_VALUES, cursor.position(), 1, message));
        }
    }

    private YamlScalar key() {
        goToToken();
        refuseReferences();
        count();
        boolean quoted = syntax == Syntax.JSON || isQuoteOrBlock();
        return new YamlScalar(bounded(parser.currentName()), quoted, cursor.position());
    }

    private YamlScalar scalar() {
        SourcePosition position = cursor.position();
        return switch (parser.currentToken()) {
            case VALUE_NULL -> new YamlScalar("", false, position);
            case VALUE_STRING ->
                new YamlScalar(bounded(parser.getString()), syntax == Syntax.JSON || isQuoteOrBlock(), position);
            default -> new YamlScalar(bareJsonText(), false, position);
        };
    }

    /** A JSON number or truth value as typed; the parser drops leading zeros. */
    private String bareJsonText() {
        int end = cursor.index();
        while (end < text.length() && " \t\n\r,]}:\"[{".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return bounded(text.substring(cursor.index(), end));
    }

    private String bounded(String value) {
        if (value.length() > longest) {
            throw new Refusal(LongTextScan.tooLong(cursor));
        }
        return value;
    }

    private boolean isQuoteOrBlock() {
        return "\"'|>".indexOf(cursor.character()) >= 0;
    }

    private void goToToken() {
        long offset = parser.currentTokenLocation().getCharOffset();
        if (syntax == Syntax.YAML) {
            cursor.toCodePoint(offset);
        } else {
            cursor.toIndex(offset);
        }
    }

    /** The events do not always carry anchors and tags, but the first character of the node always tells. */
    private void refuseReferences() {
        if (syntax == Syntax.JSON) {
            return;
        }
        char first = cursor.character();
        if (first == '&' || first == '*') {
            throw refuse(YamlCodes.ANCHOR, "YAML anchors and aliases are not used here", "write the value itself");
        }
        if (first == '!') {
            throw refuse(YamlCodes.TAG, "YAML tags are not used here", "delete the word that starts with '!'");
        }
    }

    private Refusal refuse(String code, String message, String fix) {
        goToToken();
        return new Refusal(Issue.error(code, cursor.position(), 1, message).withFix(fix));
    }
}
