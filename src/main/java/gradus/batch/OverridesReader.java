package gradus.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.Names;
import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.problem.Resolution;
import gradus.tensor.Digits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads points set by hand from a CSV file with the columns student, problem, line, points and reason. */
public final class OverridesReader {
    private static final List<String> COLUMNS = List.of("student", "problem", "line", "points", "reason");
    private static final BigDecimal MOST = new BigDecimal("1000000");

    private final String file;
    private final Map<String, Problem> problems = new HashMap<>();
    private final IssueList issues = new IssueList();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<List<Object>, Integer> lineOf = new HashMap<>();
    private final List<PointOverride> overrides = new ArrayList<>();
    private SourceText source = SourceText.none("");

    /** What points are set for: an asked line, or the problem as a whole. */
    private record Target(Optional<Question> question) {}

    private OverridesReader(String file, List<Problem> problems) {
        this.file = file;
        problems.forEach(problem -> this.problems.put(problem.id(), problem));
    }

    /**
     * Reads a file, with all its faults.
     *
     * @param file its name, for messages
     * @param bytes its content
     * @param problems the problems of the run
     */
    public static Overrides read(String file, byte[] bytes, List<Problem> problems) {
        OverridesReader reader = new OverridesReader(file, problems);
        String text = reader.decoded(bytes);
        reader.source = SourceText.of(file, text);
        reader.read(text);
        return new Overrides(file, text, reader.overrides, reader.issues);
    }

    private String decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException fault) {
            issues.add(Issue.error(BatchCodes.OVERRIDE_TABLE, SourcePosition.start(file), 1, "the file is not UTF-8")
                    .withFix("save it as UTF-8"));
            return "";
        }
    }

    private void read(String text) {
        if (issues.hasErrors()) {
            return;
        }
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord row : csv) {
                if (columns.isEmpty()) {
                    readHead(row);
                } else if (!issues.hasErrors() || columns.size() == COLUMNS.size()) {
                    read(row);
                }
            }
        } catch (CsvParseException fault) {
            issues.add(Issue.error(
                    BatchCodes.OVERRIDE_TABLE,
                    SourcePosition.start(file),
                    1,
                    "the file is no CSV: " + fault.getMessage()));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        if (columns.isEmpty() && !issues.hasErrors()) {
            issues.add(Issue.error(BatchCodes.OVERRIDE_TABLE, SourcePosition.start(file), 1, "the file is empty")
                    .withExpected(COLUMNS));
        }
    }

    private void readHead(CsvRecord row) {
        for (int place = 0; place < row.getFieldCount(); place++) {
            String name = row.getField(place).strip();
            if (COLUMNS.contains(name)) {
                columns.putIfAbsent(name, place);
            } else {
                issues.add(error(BatchCodes.OVERRIDE_TABLE, row, place, "there is no column " + Names.quoted(name))
                        .withExpected(COLUMNS)
                        .withFix(Names.nearest(name, COLUMNS).map(nearest -> "write '" + nearest + "'")));
            }
        }
        for (String column : List.of("student", "problem", "points", "reason")) {
            if (!columns.containsKey(column)) {
                issues.add(error(BatchCodes.OVERRIDE_TABLE, row, 0, "the column '" + column + "' is missing")
                        .withExpected(COLUMNS));
            }
        }
        columns.putIfAbsent("line", Integer.MAX_VALUE);
    }

    private void read(CsvRecord row) {
        Optional<Problem> problem = problem(row);
        Optional<Target> question = problem.flatMap(found -> question(row, found));
        Optional<BigDecimal> points = points(
                row,
                question.flatMap(Target::question)
                        .map(Question::points)
                        .or(() -> problem.map(Problem::maximum))
                        .orElse(MOST));
        boolean named = isThere(row, "student", "whose points these are");
        boolean explained = isThere(row, "reason", "why the points were set");
        if (problem.isEmpty() || question.isEmpty() || points.isEmpty() || !named || !explained) {
            return;
        }
        Optional<Quantity> line = question.get().question().map(Question::quantity);
        String student = field(row, "student");
        Integer earlier =
                lineOf.putIfAbsent(List.of(student, problem.get().id(), line), (int) row.getStartingLineNumber());
        if (earlier != null) {
            issues.add(
                    error(BatchCodes.OVERRIDE_TWICE, row, place("student"), "line " + earlier + " sets the same points")
                            .withFix("remove one of the two lines"));
            return;
        }
        overrides.add(new PointOverride(
                student,
                problem.get().id(),
                line,
                points.get(),
                field(row, "reason"),
                position(row, place("student"))));
    }

    private boolean isThere(CsvRecord row, String column, String what) {
        if (field(row, column).isEmpty()) {
            issues.add(error(BatchCodes.OVERRIDE_TABLE, row, place(column), "the line does not say " + what));
            return false;
        }
        return true;
    }

    private Optional<Problem> problem(CsvRecord row) {
        String id = field(row, "problem");
        Optional<Problem> problem = Optional.ofNullable(problems.get(id));
        if (problem.isEmpty()) {
            issues.add(error(
                            BatchCodes.OVERRIDE_PROBLEM,
                            row,
                            place("problem"),
                            "no problem is called " + Names.quoted(id) + " here")
                    .withExpected(problems.keySet().stream().sorted().toList())
                    .withFix(Names.nearest(id, problems.keySet()).map(nearest -> "write '" + nearest + "'")));
        }
        return problem;
    }

    /** What is set, or nothing and an issue. */
    private Optional<Target> question(CsvRecord row, Problem problem) {
        String name = field(row, "line");
        if (name.isEmpty()) {
            return Optional.of(new Target(Optional.empty()));
        }
        Resolution meaning = problem.vocabulary().resolve(name);
        Optional<Question> question = problem.questions().stream()
                .filter(asked -> asked.name().equals(name)
                        || (meaning instanceof Resolution.Found found
                                && asked.quantity().equals(found.quantity())))
                .findFirst();
        if (question.isEmpty()) {
            List<String> names =
                    problem.questions().stream().map(Question::name).toList();
            issues.add(error(
                            BatchCodes.OVERRIDE_LINE,
                            row,
                            place("line"),
                            Names.quoted(name) + " is not asked in " + problem.id())
                    .withExpected(names)
                    .withFix(Names.nearest(name, names).map(nearest -> "write '" + nearest + "'")));
        }
        return question.map(asked -> new Target(Optional.of(asked)));
    }

    private Optional<BigDecimal> points(CsvRecord row, BigDecimal maximum) {
        String text = field(row, "points");
        if (!text.matches("[0-9]{1,7}([.][0-9]{1,6})?")) {
            issues.add(error(BatchCodes.OVERRIDE_POINTS, row, place("points"), Names.quoted(text) + " are no points")
                    .withFix("write a number that is not negative, like 1.5"));
            return Optional.empty();
        }
        BigDecimal points = new BigDecimal(text);
        if (points.compareTo(maximum) > 0) {
            issues.add(Issue.warning(
                    BatchCodes.OVERRIDE_POINTS,
                    position(row, place("points")),
                    text.length(),
                    text + " points are more than the " + Digits.points(maximum) + " that can be earned"));
        }
        return Optional.of(points);
    }

    private int place(String column) {
        return columns.getOrDefault(column, Integer.MAX_VALUE);
    }

    private String field(CsvRecord row, String column) {
        int place = place(column);
        return place < row.getFieldCount() ? row.getField(place).strip() : "";
    }

    private Issue error(String code, CsvRecord row, int place, String message) {
        String field = place < row.getFieldCount() ? row.getField(place).strip() : "";
        return Issue.error(code, position(row, place), Math.max(1, field.codePointCount(0, field.length())), message);
    }

    /** Where a field starts; the start of its row, where a field before it is in quotes or runs over several lines. */
    private SourcePosition position(CsvRecord row, int place) {
        int number = (int) row.getStartingLineNumber();
        SourcePosition start = new SourcePosition(file, number, 1);
        String line = source.lineAt(start).orElse("");
        String before = String.join(",", row.getFields().subList(0, Math.min(place, row.getFieldCount())));
        boolean isPlain = place > 0 && line.startsWith(before + ",");
        return isPlain ? new SourcePosition(file, number, before.codePointCount(0, before.length()) + 2) : start;
    }
}
