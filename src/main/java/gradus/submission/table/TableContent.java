package gradus.submission.table;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.Names;
import gradus.written.UnreadableValue;
import gradus.yaml.YamlCodes;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a table says: who hands in, and the quantities. */
public final class TableContent {
    /** The names that are no quantities. */
    public static final List<String> KEYS = List.of("student", "name", "problem");

    private static final int MOST_REPORTED = 50;

    private final IssueList issues;
    private final Map<String, YamlScalar> keys = new LinkedHashMap<>();
    private final List<TableAnswer> answers = new ArrayList<>();
    private final Map<String, YamlScalar> places = new HashMap<>();
    private String problem = "";
    private int reported;

    TableContent(IssueList issues) {
        this.issues = issues;
    }

    /** The text of a key and its place; of several problems the first. */
    public Optional<YamlScalar> key(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    /** The quantities, in the order of the table. */
    public List<TableAnswer> answers() {
        return List.copyOf(answers);
    }

    /** The problem that was named last; empty if none was. */
    String problem() {
        return problem;
    }

    /** Takes a row as a key, if it is one: {@code student,s42}. A problem is that of all rows below. */
    boolean takeKey(Row row) {
        String key = row.first().text().toLowerCase(Locale.ROOT).replaceFirst("\\s*[:=]$", "");
        List<Cell> values = row.from(1);
        if (values.isEmpty()) {
            return KEYS.contains(key);
        }
        if (KEYS.contains(key)) {
            String text = values.stream()
                    .map(Cell::text)
                    .collect(Collectors.joining(" "))
                    .strip();
            takeKey(
                    key,
                    new YamlScalar(text, values.get(0).quoted(), values.get(0).position()));
            return true;
        }
        return answers.isEmpty() && values.size() == 1 && takeMisspelt(row.first(), values.get(0));
    }

    private void takeKey(String key, YamlScalar value) {
        keys.putIfAbsent(key, value);
        if (key.equals("problem")) {
            problem = value.text();
        }
    }

    private boolean takeMisspelt(Cell name, Cell value) {
        Optional<String> meant = Names.nearest(name.text(), KEYS).filter(key -> value.isName());
        meant.ifPresent(key -> issues.add(Issue.warning(
                        YamlCodes.UNKNOWN_KEY,
                        name.position(),
                        name.scalar().length(),
                        "unknown key " + Names.quoted(name.text()) + " in the submission")
                .withExpected(KEYS)
                .withFix("write '" + key + "'")));
        return meant.isPresent();
    }

    /** Adds a quantity of the present problem. */
    void add(YamlScalar name, YamlNode value) {
        add(problem, name, value, Optional.empty());
    }

    /** Adds a quantity, unless it is there already. */
    void add(String ofProblem, YamlScalar name, YamlNode value, Optional<UnreadableValue> fault) {
        YamlScalar earlier = places.putIfAbsent(ofProblem + '\n' + name.text(), name);
        if (earlier == null) {
            answers.add(new TableAnswer(ofProblem, name, value, fault));
        } else if (++reported <= MOST_REPORTED) {
            issues.add(Issue.error(
                            TableCodes.TWICE,
                            name.position(),
                            name.length(),
                            Names.quoted(name.text()) + " is already given at "
                                    + earlier.position().line() + ":"
                                    + earlier.position().column()
                                    + "; the first one counts")
                    .withFix("delete one of the two"));
        }
    }

    /** Reports a row that stands under no name. */
    void reportNameless(Cell cell) {
        if (++reported <= MOST_REPORTED) {
            issues.add(Issue.warning(
                            TableCodes.NO_NAME,
                            cell.position(),
                            cell.scalar().length(),
                            "the row stands under no name and is not used")
                    .withFix("write the name of its quantity above it"));
        }
    }
}
