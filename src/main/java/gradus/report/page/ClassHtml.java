package gradus.report.page;

import gradus.grading.SuspectKey;
import gradus.grading.cluster.ErrorCluster;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.report.Excerpt;
import gradus.report.Templates;
import gradus.report.language.Language;
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
    private final Language language;

    private ClassHtml(ClassTally tally, Map<String, String> fileOf, Language language) {
        this.tally = tally;
        this.fileOf = fileOf;
        this.language = language;
    }

    /**
     * The page.
     *
     * @param fileOf the path of the file of each problem, by its id, for commands; may be empty
     * @param suspects questions on which many papers agree with each other, and not with the key
     * @param absent how many students handed in nothing
     */
    public static String page(
            ClassTally tally, Map<String, String> fileOf, List<SuspectKey> suspects, int absent, Language language) {
        return Templates.render("page/class.jte", new ClassHtml(tally, fileOf, language).shown(suspects, absent));
    }

    private ClassPage shown(List<SuspectKey> suspects, int absent) {
        List<CausePart> causes = causes();
        return new ClassPage(
                language,
                heading(),
                tally.papers() == 0 ? List.of() : new MarkFigures(tally).shown(language),
                tally.papers() == 0
                        ? List.of()
                        : List.of(new MarksChart(tally.totals(), tally.maximum(), language).svg()),
                advice(causes),
                suspects.stream().map(this::suspect).toList(),
                IntStream.range(0, tally.problems().size())
                        .mapToObj(this::problem)
                        .toList(),
                steps(),
                causes,
                clusters(),
                unexplained(),
                tally.sharedErrors().stream()
                        .map(new SharedText(tally.problems(), language)::part)
                        .toList(),
                tally.looksForSharedErrors(),
                tally.byHand().stream().map(this::setPart).toList(),
                tally.unread(),
                remarks(absent));
    }

    private String heading() {
        return language.text(
                "class.page.heading",
                "papers",
                language.counted("class.page.papers", tally.papers()),
                "problems",
                language.counted("class.page.problems", tally.problems().size()));
    }

    private List<Advice> advice(List<CausePart> causes) {
        return causes.stream()
                .filter(cause -> cause.percent() > 0 && !cause.id().startsWith(SLIP))
                .limit(MOST_ADVICE)
                .map(cause -> new Advice(
                        cause.name(),
                        cause.percent(),
                        language.counted("class.page.advice.lost", cause.students(), "points", cause.lost())))
                .toList();
    }

    private String suspect(SuspectKey key) {
        return language.text(
                "class.page.suspect",
                "problem",
                key.problem(),
                "line",
                key.question(),
                "agreeing",
                key.agreeing(),
                "answered",
                key.answered(),
                "mistake",
                key.mistake()
                        .map(id -> language.text("class.suspect.mistake", "mistake", id))
                        .orElse(""));
    }

    private ProblemPart problem(int sheet) {
        Problem problem = tally.problems().get(sheet);
        Rules rules = new Rules(problem);
        List<LinePart> lines = IntStream.range(0, problem.questions().size())
                .mapToObj(line -> line(problem.questions().get(line), tally.line(sheet, line), rules))
                .toList();
        int papers = lines.stream().mapToInt(LinePart::papers).max().orElse(0);
        return new ProblemPart(
                "problem-" + (sheet + 1),
                Excerpt.of(problem.heading().title()),
                language.counted("class.page.papers", papers),
                lines);
    }

    private LinePart line(Question question, LineTally line, Rules rules) {
        int conditional = line.withRightInputs() == 0
                ? -1
                : (int) Math.round(100.0 * line.rightWithRightInputs() / line.withRightInputs());
        return new LinePart(
                rules.mathMlName(question.quantity()),
                question.name(),
                line.papers(),
                line.right(),
                line.carried(),
                line.wrongHere(),
                line.missing(),
                conditional,
                conditional < 0
                        ? "–"
                        : language.text(
                                "class.page.conditional", "percent", conditional, "all", line.withRightInputs()),
                discrimination(line.discrimination()),
                String.valueOf(line.discrimination().value().orElse(NO_CORRELATION)),
                Digits.points(line.lost()));
    }

    private String discrimination(Discrimination line) {
        return line.value().isPresent()
                ? String.format(Locale.ROOT, "%.2f", line.value().getAsDouble()).replace("-", "−")
                : line.reason()
                        .map(key -> language.text("class.page.discrimination." + key))
                        .orElse("");
    }

    private List<CausePart> causes() {
        CauseWords words = new CauseWords(language);
        return ranked(tally).stream()
                .limit(MOST_STEPS)
                .map(entry -> new CausePart(
                        words.of(entry.getKey().id(), entry.getKey().name()),
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
                .map(this::step)
                .toList();
    }

    private StepPart step(CausalMap.Entry entry) {
        return new StepPart(
                entry.problem(),
                entry.line(),
                new CauseWords(language).of(entry.id(), entry.name()),
                entry.id(),
                entry.students(),
                Digits.points(entry.lost()),
                entry.first(),
                entry.students() - entry.first().size());
    }

    private List<ClusterPart> clusters() {
        ClusterWords words = new ClusterWords(tally.problems(), language);
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

    private SetPart setPart(ClassTally.SetPoints set) {
        return new SetPart(
                set.student(),
                set.problem(),
                set.line().isEmpty() ? language.text("class.page.whole") : set.line(),
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
            remarks.add(language.counted(
                    "class.page.unread.rest",
                    tally.unreadCount() - tally.unread().size()));
        }
        if (tally.byHandCount() > tally.byHand().size()) {
            remarks.add(language.counted(
                    "class.page.set.rest", tally.byHandCount() - tally.byHand().size()));
        }
        if (absent > 0) {
            remarks.add(language.counted("class.page.absent.rest", absent));
        }
        return remarks;
    }
}
