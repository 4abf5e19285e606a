package gradus.platform;

import com.google.auto.service.AutoService;
import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import gradus.platform.RawTable.Row;
import gradus.report.Feedback;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The offline grading worksheet of a Moodle assignment, with marks and feedback comments. Marks are scaled to the maximum grade
 * that stands in the worksheet.
 */
@AutoService(Platform.class)
public final class MoodleWorksheetPlatform extends TablePlatform {
    private static final HtmlFeedback HTML = new HtmlFeedback(Neutral::phpMarkup);
    private static final Pattern NUMBER = Pattern.compile("\\d+$");
    private static final Pattern ODD_BACKSLASHES = Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\\"");
    private static final String GRADE = "Grade";
    private static final List<String> NAMES = List.of("Full name");
    private static final List<String> IDS = List.of("ID number", "Email address", "Username", "Student ID", "User ID");

    public MoodleWorksheetPlatform() {
        super("moodle-worksheet");
    }

    @Override
    Optional<TableFile> file(PlatformSettings settings) {
        return settings.worksheet();
    }

    @Override
    String needed() {
        return "--worksheet FILE, the grading worksheet as it was downloaded";
    }

    @Override
    String feedback(Feedback feedback) {
        return HTML.fragment(feedback);
    }

    @Override
    List<String> fromFile(String file) {
        return FilePath.moodle(file).map(FilePath.MoodleFolder::number).stream().toList();
    }

    @Override
    Optional<TableColumns> columns(RawTable table, PlatformContext context, List<Issue> faults) {
        String wish = context.settings().column().orElse(GRADE);
        Optional<Integer> mark = required(table, wish, faults);
        if (table.column("Scale").isPresent() && table.column("Maximum Grade").isEmpty()) {
            faults.add(noColumn(table, "the assignment is graded on a scale of words, not by points"));
            return Optional.empty();
        }
        if (mark.isEmpty()) {
            return Optional.empty();
        }
        warnOfLostRows(table, faults);
        Optional<Integer> maximum = table.column("Maximum Grade");
        Optional<Integer> changeable = table.column("Grade can be changed");
        return Optional.of(TableColumns.marks(roster(table), mark.get(), row -> maximum(row, maximum))
                .withFeedback(table.column("Feedback comments").filter(column -> column > 0), Map.of())
                .refusing(row -> changeable
                        .filter(column -> row.value(column).equalsIgnoreCase("No"))
                        .map(column ->
                                "the worksheet says that this grade cannot be changed; its row stays as it is")));
    }

    private static Optional<BigDecimal> maximum(Row row, Optional<Integer> column) {
        return column.flatMap(place -> TableColumns.positive(row.value(place)));
    }

    /** Participants have the number behind their identifier; who they are is in the columns of this site, in any language. */
    static Roster roster(RawTable table) {
        Roster roster = new Roster();
        Set<Integer> names = columns(table, NAMES);
        Set<Integer> ids = columns(table, IDS);
        if (names.isEmpty() && ids.isEmpty()) {
            names.addAll(distinct(table));
            ids.addAll(names);
        }
        for (int i = 1; i < table.rows().size(); i++) {
            Row row = table.rows().get(i);
            int index = i;
            Matcher number = NUMBER.matcher(row.value(0));
            if (number.find()) {
                roster.addNumber(number.group(), i);
                roster.addId(row.value(0), i);
            }
            ids.forEach(column -> roster.addId(row.value(column), index));
            names.forEach(column -> roster.addName(row.value(column), index));
        }
        return roster;
    }

    private static Set<Integer> columns(RawTable table, List<String> headings) {
        Set<Integer> columns = new HashSet<>();
        headings.forEach(heading -> table.column(heading).ifPresent(columns::add));
        return columns;
    }

    /** Columns in the first half in which every row says something else: in another language, those that tell people apart. */
    private static List<Integer> distinct(RawTable table) {
        List<Integer> columns = new ArrayList<>();
        for (int column = 1; column < table.head().cells().size() / 2; column++) {
            int place = column;
            List<String> values = table.rows().stream()
                    .skip(1)
                    .map(row -> row.value(place))
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (!values.isEmpty() && new HashSet<>(values).size() == values.size()) {
                columns.add(column);
            }
        }
        return columns;
    }

    /** Moodle takes a backslash before a quote for an escape, and the text behind it, up to the next quote, for the same cell. */
    private static void warnOfLostRows(RawTable table, List<Issue> faults) {
        for (Row row : table.rows()) {
            boolean isLost = row.cells().stream()
                    .anyMatch(cell -> cell.isQuoted()
                            && ODD_BACKSLASHES.matcher(cell.raw().substring(1)).find());
            if (isLost) {
                faults.add(
                        Issue.warning(
                                PlatformCodes.LOST_ROW,
                                new SourcePosition(table.name(), row.line(), 1),
                                1,
                                "a backslash stands before a quote; Moodle can lose the row behind it when it reads this table"));
            }
        }
    }
}
