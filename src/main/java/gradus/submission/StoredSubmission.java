package gradus.submission;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.Names;
import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import gradus.submission.stored.FileFault;
import gradus.submission.stored.StoredCodes;
import gradus.submission.stored.StoredEntry;
import gradus.submission.stored.StoredFile;
import gradus.submission.stored.StoredValue;
import gradus.submission.stored.StoredValue.Group;
import gradus.submission.stored.StoredValue.Numbers;
import gradus.submission.stored.StoredValue.Refused;
import gradus.submission.stored.StoredValue.Texts;
import gradus.written.UnreadableValue;
import gradus.written.WrittenArray;
import gradus.yaml.YamlCodes;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The submission in a file of named values: some say who hands in and what, the others are answers. */
final class StoredSubmission {
    private static final String STUDENT = "student";
    private static final String NAME = "name";
    private static final String PROBLEM = "problem";
    private static final String ANSWERS = "answers";
    private static final List<String> KEYS = List.of(STUDENT, NAME, PROBLEM);

    /** {@code two-layers:z1}, an answer to one of several problems. */
    private static final Pattern OF_PROBLEM = Pattern.compile("([\\p{L}\\p{N} ._-]+):(.+)");

    private static final Pattern UNNAMED = Pattern.compile("arr_[0-9]+");

    private final SourcePosition position;
    private final IssueList issues;
    private final Map<String, StoredValue> keys = new LinkedHashMap<>();
    private final Map<String, List<AnswerLine>> lines = new LinkedHashMap<>();
    private final Map<String, List<String>> blank = new LinkedHashMap<>();

    private StoredSubmission(String file, IssueList issues) {
        this.position = SourcePosition.whole(file);
        this.issues = issues;
    }

    /** Reads the values of a file. */
    interface Reader {
        StoredFile read() throws FileFault;
    }

    /** The submission in the values that a reader finds in a file. */
    static SubmissionReading read(String file, Reader reader) {
        IssueList issues = new IssueList();
        Optional<Submission> submission = Optional.empty();
        try {
            StoredFile stored = reader.read();
            stored.remarks().forEach(remark -> issues.add(warning(file, StoredCodes.NOT_USED, remark)));
            submission = new StoredSubmission(file, issues).submission(stored.entries());
        } catch (FileFault fault) {
            issues.add(fault.issue(file));
        }
        return new SubmissionReading(submission, issues.all(), SourceText.none(file));
    }

    private static Issue warning(String file, String code, String message) {
        return Issue.warning(code, SourcePosition.whole(file), 1, message);
    }

    private Optional<Submission> submission(List<StoredEntry> entries) {
        List<StoredEntry> answers = withoutKeys(entries);
        answers.forEach(entry -> addAnswer(text(PROBLEM).map(String::strip).orElse(""), entry));
        if (lines.isEmpty() && blank.isEmpty()) {
            issues.add(Issue.error(StoredCodes.NO_ANSWERS, position, 1, "the file holds no answer")
                    .withFix("save each answer under the name of its quantity"));
            return Optional.empty();
        }
        String student = text(STUDENT).flatMap(StudentName::clean).orElseGet(() -> StudentName.ofFile(position.file()));
        return Optional.of(
                new Submission(student, text(NAME).flatMap(StudentName::clean), position.file(), perProblem()));
    }

    /** What is left when the keys are taken out; a struct that holds the whole submission is opened. */
    private List<StoredEntry> withoutKeys(List<StoredEntry> entries) {
        List<StoredEntry> answers = new ArrayList<>();
        for (StoredEntry entry : entries) {
            String key = entry.name().strip().toLowerCase(Locale.ROOT);
            if (KEYS.contains(key) && isKey(entry.value())) {
                keys.putIfAbsent(key, entry.value());
            } else if (entry.value() instanceof Group group && (key.equals(ANSWERS) || isSubmission(group))) {
                answers.addAll(withoutKeys(group.entries()));
            } else if (isMisspelt(entry)) {
                misspelt(entry.name());
            } else {
                answers.add(entry);
            }
        }
        return answers;
    }

    private static boolean isKey(StoredValue value) {
        return value instanceof Texts
                || (value instanceof Numbers numbers && numbers.numbers().size() == 1);
    }

    private static boolean isSubmission(Group group) {
        return group.entries().stream()
                .map(entry -> entry.name().toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals(ANSWERS) || name.equals(STUDENT) || name.equals(PROBLEM));
    }

    private static boolean isMisspelt(StoredEntry entry) {
        return entry.value() instanceof Texts
                && Names.nearest(entry.name(), KEYS).isPresent();
    }

    private void misspelt(String name) {
        issues.add(Issue.warning(
                        YamlCodes.UNKNOWN_KEY, position, 1, "unknown key " + Names.quoted(name) + " in the submission")
                .withExpected(KEYS)
                .withFix(Names.nearest(name, KEYS).map(key -> "write '" + key + "'")));
    }

    private Optional<String> text(String key) {
        StoredValue value = keys.get(key);
        if (value instanceof Texts texts) {
            return texts.texts().stream().findFirst();
        }
        return value instanceof Numbers numbers
                ? Optional.of(numbers.numbers().get(0).literal().replaceFirst("\\.0$", ""))
                : Optional.empty();
    }

    private void addAnswer(String problem, StoredEntry entry) {
        if (entry.value() instanceof Group group) {
            group.entries().forEach(inner -> addAnswer(entry.name(), inner));
            return;
        }
        Matcher named = OF_PROBLEM.matcher(entry.name());
        if (problem.isEmpty() && named.matches()) {
            addLine(named.group(1).strip(), named.group(2).strip(), entry.value());
        } else {
            addLine(problem, entry.name().strip(), entry.value());
        }
    }

    private void addLine(String problem, String name, StoredValue value) {
        if (UNNAMED.matcher(name).matches()) {
            issues.add(Issue.warning(
                            StoredCodes.NO_NAME,
                            position,
                            1,
                            Names.quoted(name) + " is what numpy calls an array that was saved without a name")
                    .withFix("name it: np.savez('answers.npz', z1=z1)"));
        }
        if (isBlank(value)) {
            blank.computeIfAbsent(problem, key -> new ArrayList<>()).add(name);
        } else {
            lines.computeIfAbsent(problem, key -> new ArrayList<>()).add(line(name, value));
        }
    }

    private static boolean isBlank(StoredValue value) {
        return (value instanceof Numbers numbers && numbers.numbers().isEmpty())
                || (value instanceof Texts texts && texts.texts().stream().allMatch(String::isBlank));
    }

    private AnswerLine line(String name, StoredValue value) {
        if (value instanceof Numbers array) {
            return new AnswerLine(
                    name, position, new WrittenArray(array.dimensions(), array.numbers(), position), Optional.empty());
        }
        if (value instanceof Texts texts && texts.texts().size() == 1) {
            YamlScalar text = new YamlScalar(texts.texts().get(0), true, position);
            return AnswerLine.of(new YamlScalar(name, true, position), text);
        }
        Refused refused = value instanceof Refused given
                ? given
                : new Refused("it holds texts, not numbers", Optional.of("save it as an array of numbers"));
        return new AnswerLine(
                name, position, new UnreadableValue(refused.reason(), refused.fix(), position), Optional.empty());
    }

    private List<ProblemAnswers> perProblem() {
        Map<String, List<AnswerLine>> all = new LinkedHashMap<>(lines);
        blank.keySet().forEach(problem -> all.putIfAbsent(problem, List.of()));
        return all.entrySet().stream()
                .map(entry -> new ProblemAnswers(
                        entry.getKey(), position, entry.getValue(), blank.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }
}
