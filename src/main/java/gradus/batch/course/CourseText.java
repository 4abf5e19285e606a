package gradus.batch.course;

import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import gradus.yaml.Syntax;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlReader;
import gradus.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a course file that gets one more mistake. Everything else stays as it was typed, comments and blank lines included;
 * where that is not possible nothing is changed.
 */
final class CourseText {
    private static final String MISTAKES = "mistakes";
    private static final String OWN = "own";

    private final String text;
    private final String lineEnd;
    private final NewMistake mistake;

    private CourseText(String text, NewMistake mistake) {
        this.text = text;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        this.mistake = mistake;
    }

    /** The text of a course file that says nothing else. */
    static String created(NewMistake mistake) {
        List<String> lines = new ArrayList<>(List.of(MISTAKES + ":", "  " + OWN + ":"));
        lines.addAll(EntryText.block(mistake, 4));
        return String.join("\n", lines) + "\n";
    }

    /**
     * The text of a file with the mistake in it.
     *
     * @param file the name of the file; its ending tells JSON from YAML
     * @param text all of it, without a byte order mark
     * @return nothing if there is no place in which the mistake could stand without a change of anything else
     */
    static Optional<String> with(String file, String text, NewMistake mistake) {
        CourseText course = new CourseText(text, mistake);
        return tree(file, text)
                .flatMap(before -> course.changed(before)
                        .filter(changed -> tree(file, changed)
                                .filter(after -> PlainTree.isAdded(before, after, mistake))
                                .isPresent()));
    }

    private static Optional<YamlNode> tree(String file, String text) {
        IssueList issues = new IssueList();
        return YamlReader.read(file, text.getBytes(StandardCharsets.UTF_8), Syntax.of(file), issues)
                .filter(tree -> !issues.hasErrors());
    }

    private Optional<String> changed(YamlNode root) {
        if (!(root instanceof YamlMapping file)) {
            return Optional.empty();
        }
        Optional<YamlEntry> mistakes = entry(file, MISTAKES);
        if (mistakes.isEmpty()) {
            return Optional.of(
                    isInBrackets(file)
                            ? behindBracket(
                                    file,
                                    "\"mistakes\": {\"own\": [" + EntryText.braces(mistake) + "]}",
                                    file.entries().isEmpty())
                            : atTheEnd(file.position().column() - 1));
        }
        return mistakes.get().value() instanceof YamlMapping mapping
                ? changed(mistakes.get(), mapping)
                : Optional.empty();
    }

    private Optional<String> changed(YamlEntry mistakes, YamlMapping mapping) {
        Optional<YamlEntry> own = entry(mapping, OWN);
        if (own.isEmpty()) {
            return Optional.of(
                    isInBrackets(mapping)
                            ? behindBracket(
                                    mapping,
                                    "\"own\": [" + EntryText.braces(mistake) + "]",
                                    mapping.entries().isEmpty())
                            : behindLine(
                                    mistakes.key().position().line(),
                                    list(mapping.position().column() - 1)));
        }
        if (!(own.get().value() instanceof YamlSequence list)) {
            return Optional.empty();
        }
        return Optional.of(
                isInBrackets(list)
                        ? behindBracket(
                                list, EntryText.braces(mistake), list.items().isEmpty())
                        : behindItems(list));
    }

    private static Optional<YamlEntry> entry(YamlMapping mapping, String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .findFirst();
    }

    private boolean isInBrackets(YamlNode node) {
        int place = offset(node.position());
        return place < text.length() && (text.charAt(place) == '{' || text.charAt(place) == '[');
    }

    private String behindBracket(YamlNode node, String more, boolean isEmpty) {
        int place = offset(node.position()) + 1;
        return text.substring(0, place) + more + (isEmpty ? "" : ", ") + text.substring(place);
    }

    private List<String> list(int indentation) {
        List<String> lines = new ArrayList<>(List.of(" ".repeat(indentation) + OWN + ":"));
        lines.addAll(EntryText.block(mistake, indentation + 2));
        return lines;
    }

    private String atTheEnd(int indentation) {
        List<String> lines = new ArrayList<>(List.of(" ".repeat(indentation) + MISTAKES + ":"));
        lines.addAll(list(indentation + 2));
        return behindLine(lines().size(), lines);
    }

    /** What stands further right than the hyphens belongs to the list. */
    private String behindItems(YamlSequence list) {
        int hyphens = list.position().column() - 1;
        List<String> lines = lines();
        int last = list.items().get(list.items().size() - 1).position().line();
        for (int number = last + 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            int indentation = line.length() - line.stripLeading().length();
            if (!line.isBlank() && indentation <= hyphens) {
                break;
            }
            last = line.isBlank() ? last : number;
        }
        return behindLine(last, EntryText.block(mistake, hyphens));
    }

    private List<String> lines() {
        return text.lines().toList();
    }

    /** Lines behind the one of a number, counted from 1. */
    private String behindLine(int number, List<String> more) {
        int place = 0;
        for (int passed = 0; passed < number; passed++) {
            int end = text.indexOf('\n', place);
            place = end < 0 ? text.length() : end + 1;
        }
        boolean isOpen = place > 0 && text.charAt(place - 1) != '\n';
        return text.substring(0, place)
                + (isOpen ? lineEnd : "")
                + String.join(lineEnd, more)
                + lineEnd
                + text.substring(place);
    }

    private int offset(SourcePosition position) {
        int start = 0;
        for (int passed = 1; passed < position.line(); passed++) {
            start = text.indexOf('\n', start) + 1;
        }
        return text.offsetByCodePoints(start, position.column() - 1);
    }
}
