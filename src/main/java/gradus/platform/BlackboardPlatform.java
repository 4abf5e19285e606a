package gradus.platform;

import com.google.auto.service.AutoService;
import gradus.issue.Issue;
import gradus.platform.RawTable.Row;
import gradus.report.Feedback;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A gradebook that Blackboard gave for work offline, of all items or of one, with marks, and with feedback where the file has
 * columns for it. The number in a heading tells Blackboard the column; without it, it would make a new one.
 */
@AutoService(Platform.class)
public final class BlackboardPlatform extends TablePlatform {
    private static final HtmlFeedback HTML = new HtmlFeedback(Neutral::markup);
    private static final Pattern ITEM =
            Pattern.compile("(.+?)\\s*\\[Total Pts: ([0-9.,]+) [^\\]]*\\]\\s*\\|\\s*(\\d+)");

    public BlackboardPlatform() {
        super("blackboard");
    }

    @Override
    Optional<TableFile> file(PlatformSettings settings) {
        return settings.gradebook();
    }

    @Override
    String needed() {
        return "--gradebook FILE, the gradebook as it was downloaded to work offline";
    }

    @Override
    String feedback(Feedback feedback) {
        return HTML.fragment(feedback);
    }

    @Override
    List<String> fromFile(String file) {
        return FilePath.blackboardUsers(file);
    }

    @Override
    Optional<TableColumns> columns(RawTable table, PlatformContext context, List<Issue> faults) {
        Optional<Integer> user = required(table, "Username", faults);
        Map<Integer, List<String>> candidates = new HashMap<>();
        Map<Integer, BigDecimal> maxima = new HashMap<>();
        for (int i = 0; i < table.head().cells().size(); i++) {
            Matcher item = ITEM.matcher(table.head().value(i));
            if (item.matches()) {
                candidates.put(i, List.of(item.group(), item.group(1), item.group(3)));
                int column = i;
                TableColumns.positive(item.group(2)).ifPresent(points -> maxima.put(column, points));
            }
        }
        Optional<Integer> mark = chosen(table, candidates, context, faults);
        if (user.isEmpty() || mark.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> feedback = table.column("Feedback to Learner");
        Map<Integer, String> form = new HashMap<>();
        table.column("Feedback Format").ifPresent(column -> form.put(column, "SMART_TEXT"));
        Optional<BigDecimal> maximum = Optional.ofNullable(maxima.get(mark.get()));
        return Optional.of(TableColumns.marks(roster(table, user.get()), mark.get(), row -> maximum)
                .withFeedback(feedback, form));
    }

    private static Roster roster(RawTable table, int user) {
        Roster roster = new Roster();
        Optional<Integer> id = table.column("Student ID");
        Optional<Integer> first = table.column("First Name");
        Optional<Integer> last = table.column("Last Name");
        for (int i = 1; i < table.rows().size(); i++) {
            Row row = table.rows().get(i);
            roster.addNumber(row.value(user), i);
            roster.addId(row.value(user), i);
            int index = i;
            id.ifPresent(column -> roster.addId(row.value(column), index));
            if (first.isPresent() && last.isPresent()) {
                roster.addName(row.value(first.get()) + " " + row.value(last.get()), i);
            }
        }
        return roster;
    }
}
