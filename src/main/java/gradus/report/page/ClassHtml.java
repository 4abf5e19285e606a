package gradus.report.page;

import gradus.grading.SuspectKey;
import gradus.grading.cluster.ErrorCluster;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.report.Excerpt;
import gradus.report.Templates;
import gradus.report.page.ClassPage.Advice;
import gradus.report.page.ClassPage.CausePart;
import gradus.report.page.ClassPage.ClusterPart;
import gradus.report.page.ClassPage.LinePart;
import gradus.report.page.ClassPage.ProblemPart;
import gradus.report.page.ClassPage.SetPart;
import gradus.report.page.ClassPage.StepPart;
import gradus.report.page.PaperOutcome.Cause;
import gradus.report.solution.Rules;
import gradus.tensor.Digits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The page of a class for its instructor: how it did, and what to explain again. One HTML file that asks for nothing else; a few
 * lines of script sort its tables, and nothing is missing without them. It has no true value.
 */
public final class ClassHtml {
    private static final int MOST_STEPS = 300;
    private static final int MOST_CLUSTERS = 100;
    private static final int MOST_ADVICE = 3;

    /** Lines without a correlation stand behind all others. */
    private static final double NO_CORRELATION = -2;

    /** How the ids of slips of the pen begin, which nobody can explain away. */
    private static final String SLIP = "slip-";

    private final ClassTally tally;
    private final Map<String, String> fileOf;

    private ClassHtml(ClassTally tally, Map<String, String> fileOf) {
        this.tally = tally;
        this.fileOf = fileOf;
    }

    /**
     * The page.
     *
     * @param fileOf the path of the file of each problem, by its id, for commands; may be empty
     * @param suspects questions on which many papers agree with each other, and not with the key
     * @param absent how many students handed in nothing
     */
    public static String page(ClassTally tally, Map<String, String> fileOf, List<SuspectKey> suspects, int absent) {
        return Templates.render("page/class.jte", new ClassHtml(tally, fileOf).shown(suspects, absent));
    }

    private ClassPage shown(List<SuspectKey> suspects, int absent) {
        List<CausePart> causes = causes();
        return new ClassPage(
                heading(),
                tally.papers() == 0 ? List.of() : new MarkFigures(tally).shown(),
                tally.papers() == 0 ? List.of() : List.of(new MarksChart(tally.totals(), tally.maximum()).svg()),
                advice(causes),
                suspects.stream().map(ClassHtml::suspect).toList(),
                IntStream.range(0, tally.problems().size())
                        .mapToObj(this::problem)
                        .toList(),
                steps(),
                causes,
                clusters(),
                unexplained(),
                tally.sharedErrors().stream()
                        .map(new SharedText(tally.problems())::part)
                        .toList(),
                tally.looksForSharedErrors(),
                tally.byHand().stream().map(ClassHtml::setPart).toList(),
                tally.unread(),
                remarks(absent));
    }

    private String heading() {
        int problems = tally.problems().size();
        return counted(tally.papers(), "paper") + ", " + counted(problems, "problem");
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private List<Advice> advice(List<CausePart> causes) {
        return causes.stream()
                .filter(cause -> cause.percent() > 0 && !cause.id().startsWith(SLIP))
                .limit(MOST_ADVICE)
                .map(cause -> new Advice(
                        cause.name(),
                        cause.percent(),
                        counted(cause.students(), "student") + " lost " + cause.lost() + " points by it"))
                .toList();
    }

    private static String suspect(SuspectKey key) {
        return key.problem() + ", " + key.question() + ": " + key.agreeing() + " of " + key.answered()
                + " papers agree with each other and not with the key"
                + key.mistake().map(id -> ", as " + id + " gives it").orElse("") + ".";
    }

    private ProblemPart problem(int sheet) {
        Problem problem = tally.problems().get(sheet);
        Rules rules = new Rules(problem);
        List<LinePart> lines = IntStream.range(0, problem.questions().size())
                .mapToObj(line -> line(problem.questions().get(line), tally.line(sheet, line), rules))
                .toList();
        int papers = lines.stream().mapToInt(LinePart::papers).max().orElse(0);
        return new ProblemPart(
                "problem-" + (sheet + 1), Excerpt.of(problem.heading().title()), counted(papers, "paper"), lines);
    }

    private static LinePart line(Question question, LineTally line, Rules rules) {
        return new LinePart(
                rules.mathMlName(question.quantity()),
                question.name(),
                line.papers(),
                line.right(),
                line.carried(),
                line.wrongHere(),
                line.missing(),
                line.withRightInputs() == 0
                        ? -1
                        : (int) Math.round(100.0 * line.rightWithRightInputs() / line.withRightInputs()),
                line.withRightInputs(),
                discrimination(line.discrimination()),
                String.valueOf(line.discrimination().value().orElse(NO_CORRELATION)),
                Digits.points(line.lost()));
    }

    private static String discrimination(Discrimination line) {
        return line.value().isPresent()
                ? String.format(Locale.ROOT, "%.2f", line.value().getAsDouble()).replace("-", "−")
                : line.reason().orElse("");
    }

    private List<CausePart> causes() {
        return ranked(tally).stream()
                .limit(MOST_STEPS)
                .map(entry -> new CausePart(
                        entry.getKey().name(),
                        entry.getKey().id(),
                        entry.getValue().lines(),
                        entry.getValue().students(),
                        Digits.points(entry.getValue().points()),
                        percent(entry.getValue().points())))
                .toList();
    }

    /** Mistakes by what was lost by them. */
    static List<Map.Entry<Cause, Losses>> ranked(ClassTally tally) {
        return tally.causes().entrySet().stream()
                .sorted(Map.Entry.<Cause, Losses>comparingByValue(Losses.LARGEST_FIRST)
                        .thenComparing(entry -> entry.getKey().id()))
                .toList();
    }

    /** Whether explaining a mistake again would recover points. */
    static boolean canBeExplained(Cause cause, Losses losses) {
        return losses.points().signum() > 0 && !cause.id().startsWith(SLIP);
    }

    private int percent(BigDecimal points) {
        return tally.lost().signum() == 0
                ? 0
                : points.multiply(BigDecimal.valueOf(100))
                        .divide(tally.lost(), 0, RoundingMode.HALF_UP)
                        .intValue();
    }

    private List<StepPart> steps() {
        return tally.causalMap().entries().stream()
                .limit(MOST_STEPS)
                .map(ClassHtml::step)
                .toList();
    }

    private static StepPart step(CausalMap.Entry entry) {
        return new StepPart(
                entry.problem(),
                entry.line(),
                entry.name(),
                entry.id(),
                entry.students(),
                Digits.points(entry.lost()),
                entry.first(),
                entry.students() - entry.first().size());
    }

    private List<ClusterPart> clusters() {
        ClusterWords words = new ClusterWords(tally.problems());
        NamingCommands commands = new NamingCommands(tally.problems(), words, fileOf);
        List<ClusterPart> parts = new ArrayList<>();
        for (ErrorCluster cluster :
                tally.clusters().stream().limit(MOST_CLUSTERS).toList()) {
            parts.add(new ClusterPart(
                    parts.size() + 1,
                    words.likeness(cluster),
                    words.mathMl(cluster).stream().toList(),
                    words.others(cluster),
                    who(cluster),
                    commands.of(cluster).stream().toList()));
        }
        return parts;
    }

    private StepPart who(ErrorCluster cluster) {
        Problem problem = tally.problems().get(cluster.sheet());
        return new StepPart(
                problem.id(),
                problem.questions().get(cluster.place()).name(),
                "",
                "",
                cluster.students(),
                Digits.points(cluster.lost()),
                cluster.first(),
                cluster.students() - cluster.first().size());
    }

    private static SetPart setPart(ClassTally.SetPoints set) {
        return new SetPart(
                set.student(),
                set.problem(),
                set.line().isEmpty() ? "all of it" : set.line(),
                Digits.points(set.points()),
                Digits.points(set.computed()),
                set.reason());
    }

    private List<StepPart> unexplained() {
        List<StepPart> parts = new ArrayList<>();
        for (int sheet = 0; sheet < tally.problems().size(); sheet++) {
            for (int line = 0; line < tally.problems().get(sheet).questions().size(); line++) {
                Losses losses = tally.line(sheet, line).unexplained();
                if (losses.lines() > 0) {
                    Problem problem = tally.problems().get(sheet);
                    parts.add(new StepPart(
                            problem.id(),
                            problem.questions().get(line).name(),
                            "",
                            "",
                            losses.students(),
                            Digits.points(losses.points()),
                            losses.first(),
                            losses.students() - losses.first().size()));
                }
            }
        }
        parts.sort(Comparator.comparingInt(StepPart::students).reversed());
        return parts;
    }

    private List<String> remarks(int absent) {
        List<String> remarks = new ArrayList<>();
        if (tally.unreadCount() > tally.unread().size()) {
            remarks.add((tally.unreadCount() - tally.unread().size()) + " more files could not be graded.");
        }
        if (tally.byHandCount() > tally.byHand().size()) {
            remarks.add((tally.byHandCount() - tally.byHand().size()) + " more points were set by hand.");
        }
        if (absent > 0) {
            remarks.add(counted(absent, "student") + " of the class handed in nothing.");
        }
        return remarks;
    }
}
