package gradus.platform;

import com.google.auto.service.AutoService;
import gradus.issue.Issue;
import gradus.issue.Names;
import gradus.platform.RawTable.Row;
import gradus.report.Feedback;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gradebook of Canvas with marks in the column of one assignment, scaled to the points that are possible there. */
@AutoService(Platform.class)
public final class CanvasCsvPlatform extends TablePlatform {
    private static final Pattern ASSIGNMENT = Pattern.compile("(.+) \\((\\d+)\\)");
    private static final Pattern IGNORED = Pattern.compile(
            ".*(current|final|override|unposted).*(score|points|grade|status).*", Pattern.CASE_INSENSITIVE);
    private static final List<String> IDS = List.of("SIS User ID", "SIS Login ID", "Integration ID");

    public CanvasCsvPlatform() {
        super("canvas-csv");
    }

    @Override
    Optional<TableFile> file(PlatformSettings settings) {
        return settings.gradebook();
    }

    @Override
    String needed() {
        return "--gradebook FILE, the gradebook as it was exported";
    }

    @Override
    String feedback(Feedback feedback) {
        return "";
    }

    @Override
    List<String> fromFile(String file) {
        List<String> numbers = FilePath.canvasNumbers(file);
        return numbers.size() == 2 ? numbers.subList(0, 1) : List.of();
    }

    @Override
    Optional<TableColumns> columns(RawTable table, PlatformContext context, List<Issue> faults) {
        boolean isGradebook = table.head().value(0).contains("Student")
                && table.head().value(1).contains("ID")
                && table.column("Section").isPresent();
        if (!isGradebook) {
            faults.add(noColumn(table, "the headings are not those of a gradebook of Canvas")
                    .withExpected(List.of("Student", "ID", "Section"))
                    .withFix("export the gradebook once more, with separate columns for nothing but the defaults"));
            return Optional.empty();
        }
        Map<Integer, List<String>> candidates = new HashMap<>();
        for (int i = table.column("Section").orElseThrow() + 1;
                i < table.head().cells().size();
                i++) {
            Matcher assignment = ASSIGNMENT.matcher(table.head().value(i));
            if (assignment.matches()) {
                candidates.put(i, List.of(assignment.group(), assignment.group(1), assignment.group(2)));
            }
        }
        return chosen(table, candidates, context, faults).flatMap(mark -> columns(table, mark, faults));
    }

    private static Optional<TableColumns> columns(RawTable table, int mark, List<Issue> faults) {
        String heading = table.head().value(mark);
        if (IGNORED.matcher(heading).matches()) {
            faults.add(noColumn(
                            table,
                            "Canvas ignores the column " + Names.quoted(heading)
                                    + " because its title looks like one of its totals")
                    .withFix("rename the assignment in Canvas, and export the gradebook once more"));
            return Optional.empty();
        }
        Optional<Row> possible =
                table.rows().stream().filter(CanvasCsvPlatform::isPossible).findFirst();
        if (possible.filter(row -> row.value(mark).contains("read only")).isPresent()) {
            faults.add(noColumn(table, "the column " + Names.quoted(heading) + " can only be read"));
            return Optional.empty();
        }
        Optional<BigDecimal> maximum = possible.flatMap(row -> TableColumns.positive(row.value(mark)));
        return Optional.of(TableColumns.marks(roster(table), mark, row -> maximum)
                .refusing(row -> row.value(mark).equalsIgnoreCase("EX")
                        ? Optional.of("the student is excused in the gradebook, which stays so")
                        : Optional.empty()));
    }

    private static boolean isPossible(Row row) {
        return row.value(0).contains("Points Possible");
    }

    private static Roster roster(RawTable table) {
        Roster roster = new Roster();
        for (int i = 1; i < table.rows().size(); i++) {
            Row row = table.rows().get(i);
            String student = row.value(0);
            boolean isStudent = !student.isEmpty()
                    && !isPossible(row)
                    && !student.toLowerCase(Locale.ROOT).equals("student, test");
            if (isStudent) {
                int index = i;
                roster.addNumber(row.value(1), i);
                roster.addId(row.value(1), i);
                IDS.forEach(
                        heading -> table.column(heading).ifPresent(column -> roster.addId(row.value(column), index)));
                roster.addName(student, i);
            }
        }
        return roster;
    }
}
