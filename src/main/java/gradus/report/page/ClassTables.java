package gradus.report.page;

import gradus.grading.SuspectKey;
import gradus.grading.cluster.ErrorCluster;
import gradus.grading.cluster.Likeness;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.report.figures.Cell;
import gradus.report.figures.Table;
import gradus.report.language.Language;
import gradus.report.page.PaperOutcome.Cause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What the page of a class shows, as tables. */
public final class ClassTables {
    private static final int MEAN_DECIMALS = 4;

    private final ClassTally tally;
    private final Map<String, String> fileOf;

    /**
     * The tables of a class.
     *
     * @param fileOf the path of the file of each problem, by its id, for commands; may be empty
     */
    public ClassTables(ClassTally tally, Map<String, String> fileOf) {
        this.tally = tally;
        this.fileOf = Map.copyOf(fileOf);
    }

    /**
     * The figures of the class as a whole.
     *
     * @param absent how many students handed in nothing
     */
    public Map<String, Cell> whole(int absent) {
        Map<String, Cell> whole = new LinkedHashMap<>();
        whole.put("papers", Cell.of(tally.papers()));
        whole.put("not_graded", Cell.of(tally.unreadCount()));
        whole.put("absent", Cell.of(absent));
        whole.put("maximum", Cell.of(tally.maximum()));
        whole.put("lost", Cell.of(tally.lost()));
        if (tally.papers() > 0) {
            MarkFigures figures = new MarkFigures(tally);
            whole.put("mean", Cell.of(figures.mean(MEAN_DECIMALS)));
            whole.put("lower_quartile", Cell.of(figures.quantile(1)));
            whole.put("median", Cell.of(figures.quantile(2)));
            whole.put("upper_quartile", Cell.of(figures.quantile(3)));
        }
        whole.put("set_by_hand", Cell.of(tally.byHandCount()));
        return whole;
    }

    /**
     * All tables.
     *
     * @param suspects questions on which many papers agree with each other, and not with the key
     */
    public List<Table> tables(List<SuspectKey> suspects) {
        List<Table> tables = new ArrayList<>(
                List.of(lines(), mistakes(), steps(), clusters(), marks(), suspects(suspects), unread(), byHand()));
        if (tally.looksForSharedErrors()) {
            tables.add(new SharedText(tally.problems(), Language.ENGLISH).table(tally.sharedErrors()));
        }
        return tables;
    }

    private Table lines() {
        List<List<Cell>> rows = new ArrayList<>();
        for (int sheet = 0; sheet < tally.problems().size(); sheet++) {
            Problem problem = tally.problems().get(sheet);
            for (int place = 0; place < problem.questions().size(); place++) {
                rows.add(line(problem, problem.questions().get(place), tally.line(sheet, place)));
            }
        }
        return new Table(
                "lines",
                List.of(
                        "problem",
                        "line",
                        "quantity",
                        "points",
                        "papers",
                        "right",
                        "carried",
                        "wrong_here",
                        "missing",
                        "with_right_inputs",
                        "right_with_right_inputs",
                        "conditional",
                        "discrimination",
                        "no_discrimination",
                        "unexplained",
                        "lost"),
                rows);
    }

    private static List<Cell> line(Problem problem, Question question, LineTally line) {
        return List.of(
                Cell.of(problem.id()),
                Cell.of(question.name()),
                Cell.of(question.quantity().toString()),
                Cell.of(question.points()),
                Cell.of(line.papers()),
                Cell.of(line.right()),
                Cell.of(line.carried()),
                Cell.of(line.wrongHere()),
                Cell.of(line.missing()),
                Cell.of(line.withRightInputs()),
                Cell.of(line.rightWithRightInputs()),
                Cell.share(BigDecimal.valueOf(line.rightWithRightInputs()), BigDecimal.valueOf(line.withRightInputs())),
                Cell.rounded(line.discrimination().value()),
                Cell.ofText(line.discrimination().reason()),
                Cell.of(line.unexplained().students()),
                Cell.of(line.lost()));
    }

    private Table mistakes() {
        List<List<Cell>> rows = new ArrayList<>();
        int rank = 0;
        for (Map.Entry<Cause, Losses> entry : ClassHtml.ranked(tally)) {
            Losses losses = entry.getValue();
            boolean canBeExplained = ClassHtml.canBeExplained(entry.getKey(), losses);
            rank += canBeExplained ? 1 : 0;
            rows.add(List.of(
                    Cell.of(entry.getKey().id()),
                    Cell.of(entry.getKey().name()),
                    canBeExplained ? Cell.of(rank) : Cell.NONE,
                    Cell.of(losses.lines()),
                    Cell.of(losses.students()),
                    Cell.of(losses.points()),
                    Cell.share(losses.points(), tally.lost())));
        }
        return new Table(
                "mistakes", List.of("mistake", "name", "explain_again", "lines", "students", "lost", "share"), rows);
    }

    private Table steps() {
        return new Table(
                "steps",
                List.of("problem", "line", "quantity", "mistake", "name", "students", "lost", "first"),
                tally.causalMap().entries().stream()
                        .map(step -> List.of(
                                Cell.of(step.problem()),
                                Cell.of(step.line()),
                                Cell.of(step.quantity().toString()),
                                Cell.of(step.id()),
                                Cell.of(step.name()),
                                Cell.of(step.students()),
                                Cell.of(step.lost()),
                                Cell.of(step.first())))
                        .toList());
    }

    private Table clusters() {
        ClusterWords words = new ClusterWords(tally.problems(), Language.ENGLISH);
        NamingCommands commands = new NamingCommands(tally.problems(), words, fileOf);
        List<List<Cell>> rows = new ArrayList<>();
        for (ErrorCluster cluster : tally.clusters()) {
            Problem problem = tally.problems().get(cluster.sheet());
            rows.add(List.of(
                    Cell.of(rows.size() + 1L),
                    Cell.of(problem.id()),
                    Cell.of(problem.questions().get(cluster.place()).name()),
                    Cell.of(words.quantity(cluster)),
                    Cell.of(ClusterWords.kind(cluster.likeness())),
                    Cell.of(words.likeness(cluster)),
                    Cell.ofText(words.formula(cluster)),
                    Cell.of(words.others(cluster)),
                    digits(cluster.likeness()),
                    Cell.of(cluster.students()),
                    Cell.of(cluster.lost()),
                    Cell.of(cluster.first()),
                    Cell.ofText(commands.of(cluster))));
        }
        return new Table(
                "clusters",
                List.of(
                        "number",
                        "problem",
                        "line",
                        "quantity",
                        "kind",
                        "likeness",
                        "formula",
                        "others",
                        "digits",
                        "students",
                        "lost",
                        "first",
                        "command"),
                rows);
    }

    private static Cell digits(Likeness likeness) {
        return likeness instanceof Likeness.SameRule same
                ? Cell.rounded(OptionalDouble.of(Math.rint(10 * same.digits()) / 10))
                : Cell.NONE;
    }

    private Table marks() {
        return new Table(
                "marks",
                List.of("points", "papers"),
                tally.totals().entrySet().stream()
                        .map(total -> List.of(Cell.of(total.getKey()), Cell.of(total.getValue())))
                        .toList());
    }

    private static Table suspects(List<SuspectKey> suspects) {
        return new Table(
                "suspects",
                List.of("problem", "line", "agreeing", "answered", "mistake"),
                suspects.stream()
                        .map(key -> List.of(
                                Cell.of(key.problem()),
                                Cell.of(key.question()),
                                Cell.of(key.agreeing()),
                                Cell.of(key.answered()),
                                Cell.ofText(key.mistake())))
                        .toList());
    }

    private Table unread() {
        return new Table(
                "unread",
                List.of("student", "file", "reasons"),
                tally.unread().stream()
                        .map(unread ->
                                List.of(Cell.of(unread.student()), Cell.of(unread.file()), Cell.of(unread.reasons())))
                        .toList());
    }

    private Table byHand() {
        return new Table(
                "by_hand",
                List.of("student", "problem", "line", "points", "computed", "reason"),
                tally.byHand().stream()
                        .map(set -> List.of(
                                Cell.of(set.student()),
                                Cell.of(set.problem()),
                                set.line().isEmpty() ? Cell.NONE : Cell.of(set.line()),
                                Cell.of(set.points()),
                                Cell.of(set.computed()),
                                Cell.of(set.reason())))
                        .toList());
    }
}
