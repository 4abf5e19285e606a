package gradus.platform;

import com.google.auto.service.AutoService;
import gradus.issue.Issue;
import gradus.platform.RawTable.Row;
import gradus.report.Feedback;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Marks for Brightspace, from a gradebook that it exported: the ids of students, the column of one item and the end of the line.
 * Names, addresses and weighted grades of the export are left out, because they must not be imported.
 */
@AutoService(Platform.class)
public final class BrightspacePlatform extends TablePlatform {
    private static final Pattern ITEM = Pattern.compile("(.+?) Points Grade(\\s*<.*>)?");
    private static final Pattern MAXIMUM = Pattern.compile("MaxPoints:([0-9.,]+)");
    private static final String END = "End-of-Line Indicator";
    private static final List<String> KEYS = List.of("OrgDefinedId", "Username");

    public BrightspacePlatform() {
        super("brightspace");
    }

    @Override
    Optional<TableFile> file(PlatformSettings settings) {
        return settings.gradebook();
    }

    @Override
    String needed() {
        return "--gradebook FILE, the grades as they were exported";
    }

    @Override
    String feedback(Feedback feedback) {
        return "";
    }

    @Override
    List<String> fromFile(String file) {
        return List.of();
    }

    @Override
    List<String> called(ClassRow row) {
        return Stream.concat(FilePath.brightspaceName(row.file()).stream(), super.called(row).stream())
                .toList();
    }

    @Override
    Optional<TableColumns> columns(RawTable table, PlatformContext context, List<Issue> faults) {
        List<Integer> keys =
                KEYS.stream().flatMap(heading -> table.column(heading).stream()).toList();
        if (keys.isEmpty()) {
            faults.add(noColumn(table, "there is no column for the ids of students")
                    .withExpected(KEYS));
        }
        Optional<Integer> end = required(table, END, faults);
        Map<Integer, List<String>> candidates = new HashMap<>();
        for (int i = 0; i < table.head().cells().size(); i++) {
            Matcher item = ITEM.matcher(table.head().value(i));
            if (item.matches()) {
                candidates.put(i, List.of(item.group(), item.group(1), item.group(1) + " Points Grade"));
            }
        }
        Optional<Integer> mark = chosen(table, candidates, context, faults);
        if (keys.isEmpty() || end.isEmpty() || mark.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> kept = new ArrayList<>(keys);
        kept.add(mark.get());
        kept.add(end.get());
        kept.sort(null);
        Optional<BigDecimal> maximum = maximum(table.head().value(mark.get()));
        return Optional.of(TableColumns.marks(roster(table, keys), mark.get(), row -> maximum)
                .keeping(kept));
    }

    private static Optional<BigDecimal> maximum(String heading) {
        Matcher maximum = MAXIMUM.matcher(heading);
        return maximum.find() ? TableColumns.positive(maximum.group(1)) : Optional.empty();
    }

    private static Roster roster(RawTable table, List<Integer> keys) {
        Roster roster = new Roster();
        Optional<Integer> first = table.column("First Name");
        Optional<Integer> last = table.column("Last Name");
        for (int i = 1; i < table.rows().size(); i++) {
            Row row = table.rows().get(i);
            int index = i;
            keys.forEach(column -> roster.addId(row.value(column), index));
            table.column("Email").ifPresent(column -> roster.addId(row.value(column), index));
            if (first.isPresent() && last.isPresent()) {
                roster.addName(row.value(first.get()) + " " + row.value(last.get()), i);
            }
        }
        return roster;
    }
}
