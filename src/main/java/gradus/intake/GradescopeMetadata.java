package gradus.intake;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.yaml.Syntax;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlReader;
import gradus.yaml.YamlScalar;
import gradus.yaml.YamlSequence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code submission_metadata.yml}. The file may be far larger than what it says of the students, because it holds every result
 * and every earlier submission; so it is read line by line, and of each submission only who and when is kept. Every key is optional.
 */
final class GradescopeMetadata {
    private static final Pattern SUBMISSION = Pattern.compile("[\"']?:?submission_(\\d+)[\"']?:(.*)", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("( +)[\"']?:?([a-z_]+)[\"']?:(?: .*|$)");
    private static final List<String> WANTED = List.of("submitters", "created_at");
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_MARKED = 1000;

    private final DownloadFile file;
    private final Claims claims;
    private final Map<String, GradescopeEntry> entries = new LinkedHashMap<>();
    private final StringBuilder kept = new StringBuilder();
    private String id = "";
    private int indentation;
    private boolean wanted;

    private GradescopeMetadata(DownloadFile file, Claims claims) {
        this.file = file;
        this.claims = claims;
    }

    /** What the list says, by the number of the submission. What cannot be read of it is said to {@code claims}. */
    static Map<String, GradescopeEntry> read(DownloadFile file, Claims claims) {
        GradescopeMetadata metadata = new GradescopeMetadata(file, claims);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(file.content().open(), StandardCharsets.UTF_8))) {
            BoundedLines bounded = new BoundedLines(lines, LONGEST_LINE);
            for (Optional<String> line = bounded.next(); line.isPresent(); line = bounded.next()) {
                metadata.take(line.get());
            }
            metadata.finish();
        } catch (IOException fault) {
            metadata.complain("the list cannot be read: " + fault.getMessage());
        }
        if (metadata.entries.isEmpty()) {
            metadata.complain("the list names no submission");
        }
        return metadata.entries;
    }

    private void complain(String message) {
        claims.issue(Issue.warning(IntakeCodes.PLATFORM_LIST, file.position(), 1, message));
    }

    private void take(String line) {
        Matcher submission = SUBMISSION.matcher(line);
        if (submission.matches()) {
            finish();
            id = submission.group(1);
            kept.append("submission:").append(submission.group(2)).append('\n');
            indentation = 0;
            wanted = !submission.group(2).isBlank();
            return;
        }
        Matcher key = KEY.matcher(line);
        if (key.matches() && (indentation == 0 || key.group(1).length() <= indentation)) {
            indentation = key.group(1).length();
            wanted = WANTED.contains(key.group(2));
        }
        if (wanted && !id.isEmpty() && kept.length() < IntakeLimits.ENTRY_CHARACTERS) {
            kept.append(withoutAnchors(line)).append('\n');
        }
    }

    /** Ruby marks a time that it writes several times with an anchor, and some values with a type. */
    private static String withoutAnchors(String line) {
        if (line.length() > LONGEST_MARKED) {
            return line;
        }
        return line.replaceFirst("^(\\s*-?\\s*[\"']?:?[a-z_]+[\"']?: )[&!][^\\s]+ ?", "$1");
    }

    private void finish() {
        if (!id.isEmpty()) {
            entries.put(id, entry(kept.toString()));
        }
        kept.setLength(0);
        id = "";
    }

    private GradescopeEntry entry(String text) {
        IssueList faults = new IssueList();
        Optional<YamlNode> root =
                YamlReader.read(file.shown(), text.getBytes(StandardCharsets.UTF_8), Syntax.YAML, faults);
        if (root.isEmpty()) {
            complain("what it says of submission " + id + " cannot be read: "
                    + faults.all().get(0).message());
            return GradescopeEntry.NOBODY;
        }
        Optional<YamlNode> submission = root.flatMap(node -> value(node, "submission"));
        List<Student> students = new ArrayList<>();
        submission.flatMap(node -> value(node, "submitters")).ifPresent(node -> {
            if (node instanceof YamlSequence list) {
                list.items().forEach(item -> student(item).ifPresent(students::add));
            }
        });
        return new GradescopeEntry(
                students, submission.flatMap(node -> text(node, "created_at")).flatMap(SubmissionTime::parse));
    }

    private static Optional<Student> student(YamlNode node) {
        Optional<String> name = text(node, "name");
        Optional<String> email = text(node, "email");
        Optional<String> id = text(node, "sid").or(() -> email).or(() -> name);
        return id.map(known -> new Student(known, name, email, Optional.empty()));
    }

    private static Optional<String> text(YamlNode node, String key) {
        return value(node, key)
                .filter(YamlScalar.class::isInstance)
                .map(value -> ((YamlScalar) value).text().strip())
                .filter(text -> !text.isEmpty() && !text.equals("~") && !text.equals("null"));
    }

    /** The value of a key, with or without the colon of a Ruby symbol. */
    private static Optional<YamlNode> value(YamlNode node, String key) {
        if (!(node instanceof YamlMapping mapping)) {
            return Optional.empty();
        }
        return mapping.entries().stream()
                .filter(entry ->
                        entry.key().text().equals(key) || entry.key().text().equals(":" + key))
                .map(YamlEntry::value)
                .findFirst();
    }
}
