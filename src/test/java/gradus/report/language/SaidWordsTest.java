package gradus.report.language;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.batch.Grader;
import gradus.cli.ConsoleCommand;
import gradus.grading.MarkSheet;
import gradus.grading.StudentResult;
import gradus.grading.Verdict;
import gradus.grading.mistake.MistakeCatalogue;
import gradus.grading.shared.SharedErrors;
import gradus.platform.Platform;
import gradus.platform.Platforms;
import gradus.problem.FormulaJudgement;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.Reveal;
import gradus.report.Audience;
import gradus.report.ConsistencyReport;
import gradus.report.PaperFeedback;
import gradus.report.StudentReport;
import gradus.report.page.ClassHtml;
import gradus.report.page.ClassTally;
import gradus.report.page.StudentHtml;
import gradus.report.page.StudentMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a report says comes from the catalogue: in a language that has no Latin letters, no word is left but those of the
 * problem, of the paper, and of messages about files, which are English in all languages.
 */
class SaidWordsTest {
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern INVISIBLE =
            Pattern.compile("<style>.*?</style>|<script>.*?</script>|<!DOCTYPE html>", Pattern.DOTALL);
    private static final Pattern SPOKEN = Pattern.compile("(?:aria-label|title|alt)=\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(the|is|are|were|your|it|its|this|that|not|which|from|with|and|of|to|line|lines|points|right|wrong"
                    + "|missing|mistake|mistakes|paper|papers|student|students|layer|look)\\b",
            Pattern.CASE_INSENSITIVE);
    /** What programs read: keys of JSON, words that stand there alone, attributes of XML, ids of mistakes, LaTeX. */
    private static final String CODES =
            "\"[a-z_]+\" ?: ?(?:\\[ )?(?:\"[a-z-]+\")?|[a-z]+=\"[a-z-]*\"|[a-z]+(?:-[a-z]+)+|(?<=<)[a-z]+|\\\\[a-z]+";

    private static final List<String> PROBLEMS =
            List.of("004-exercise-1", "004-exercise-2b", "000-softmax-rows", "000-softmax-rows-formulas");

    private static final List<Problem> problems = new ArrayList<>();
    private static final List<Grader.Paper> papers = new ArrayList<>();
    private static final Language foreign = foreign();

    /** The English catalogue without any of its letters. */
    private static Language foreign() {
        Map<String, String> texts = new HashMap<>();
        for (String key : Language.ENGLISH.keys()) {
            texts.put(key, withoutLetters(Language.ENGLISH.pattern(key)));
        }
        Languages.find("de").orElseThrow().keys().stream()
                .filter(key -> key.startsWith("mistake."))
                .forEach(key -> texts.put(key, "жжж"));
        texts.put("plural.one", "1");
        return new Language("xx", texts);
    }

    private static String withoutLetters(String text) {
        StringBuilder result = new StringBuilder();
        boolean isPlace = false;
        for (char sign : text.toCharArray()) {
            isPlace = sign == '{' || (isPlace && sign != '}');
            boolean isLetter = WORD.matcher("" + sign + sign).matches();
            result.append(isLetter && !isPlace ? 'ж' : sign);
        }
        return result.toString();
    }

    @BeforeAll
    static void grade() throws IOException {
        for (String name : PROBLEMS) {
            problems.add(ProblemFiles.read(Path.of("problems", name + ".yaml")));
        }
        Grader grader = new Grader(problems);
        try (Stream<Path> files = Files.list(Path.of("submissions-sample"))) {
            for (Path file : files.sorted().toList()) {
                if (grader.grade(file.toString(), Files.readAllBytes(file)) instanceof Grader.Outcome.Graded graded) {
                    papers.add(graded.paper());
                }
            }
        }
        assertThat(papers).hasSizeGreaterThan(20);
    }

    /** Words that are nobody's translation: what the author and the student wrote, and why something cannot be read. */
    private static Set<String> given(Grader.Paper paper, StudentResult result) throws IOException {
        Set<String> words = new HashSet<>(List.of("gradus", "html", "xx", "ln", "argmax"));
        for (String name : PROBLEMS) {
            words.addAll(words(Files.readString(Path.of("problems", name + ".yaml"))));
        }
        problems.forEach(problem -> problem.questions().forEach(question -> words.addAll(words(question.name()))));
        words.addAll(words(Files.readString(Path.of(paper.submission().file()))));
        words.addAll(words(paper.submission().file()));
        result.notes().forEach(note -> {
            words.addAll(words(note.message()));
            note.fix().ifPresent(fix -> words.addAll(words(fix)));
        });
        for (MarkSheet sheet : result.sheets()) {
            sheet.lines().forEach(line -> words.addAll(reasons(line.verdict())));
        }
        return words;
    }

    private static Set<String> reasons(Verdict verdict) {
        if (verdict instanceof Verdict.Unreadable unreadable) {
            return words(unreadable.reason() + " " + unreadable.fix().orElse(""));
        }
        if (verdict instanceof Verdict.WrongFormula wrong
                && wrong.judgement() instanceof FormulaJudgement.DoesNotFit unfit) {
            return words(unfit.issue().message() + " " + unfit.issue().fix().orElse(""));
        }
        return verdict instanceof Verdict.UnreadableFormula unreadable
                ? words(unreadable.reason() + " " + unreadable.fix().orElse(""))
                : Set.of();
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static String spoken(String page) {
        String visible = INVISIBLE.matcher(page).replaceAll(" ");
        String attributes =
                SPOKEN.matcher(visible).results().map(found -> found.group(1)).collect(Collectors.joining(" "));
        return TAG.matcher(visible).replaceAll(" ").replaceAll("&[a-z]+;", " ") + attributes;
    }

    @ParameterizedTest
    @EnumSource(Reveal.class)
    void everyWordOfAStudentComesFromTheCatalogue(Reveal reveal) throws IOException {
        Audience audience = Audience.student(problems, reveal).in(foreign);
        Grader grader = new Grader(problems);
        for (Grader.Paper paper : papers) {
            StudentResult result = grader.result(paper, problems);
            PaperFeedback feedback = PaperFeedback.of(result, grader.consistency(paper, problems), audience);
            String latex = "\\$.*?\\$";
            Set<String> said = new HashSet<>();
            said.addAll(words(StudentReport.text(result, audience)));
            said.addAll(words(spoken(new StudentHtml(problems, foreign).page(feedback))));
            said.addAll(
                    words(new StudentMarkdown(problems, foreign).page(feedback).replaceAll(latex, " ")));
            grader.consistency(paper, problems)
                    .forEach(sheet -> said.addAll(words(ConsistencyReport.text(sheet, foreign))));

            said.removeAll(given(paper, result));

            assertThat(said).as(paper.submission().file()).isEmpty();
        }
    }

    @Test
    void everyWordOfTheClassPageComesFromTheCatalogue() throws IOException {
        ClassTally tally = new ClassTally(problems, problems.get(0).maximum(), Optional.of(new SharedErrors()));
        Grader grader = new Grader(problems);
        Set<String> given = new HashSet<>();
        MistakeCatalogue.installed().all().forEach(mistake -> given.addAll(words(mistake.id())));
        Languages.find("de").orElseThrow().keys().forEach(key -> given.addAll(words(key)));
        for (Grader.Paper paper : papers) {
            StudentResult result = grader.result(paper, problems);
            tally.add(result);
            given.addAll(given(paper, result));
        }

        Set<String> said = words(spoken(ClassHtml.page(tally, Map.of(), List.of(), 3, foreign)));
        said.removeAll(given);

        assertThat(said).isEmpty();
    }

    /** In German no little word of English is left, in any file that a run writes for people. */
    @Test
    void noEnglishIsLeftInGermanReports(@TempDir Path folder) throws IOException {
        String formats = String.join(",", Platforms.installed().names(Platform.Scope.PAPER));
        List<String> command = new ArrayList<>(List.of("grade"));
        PROBLEMS.forEach(name -> command.add("problems/" + name + ".yaml"));
        command.addAll(List.of("submissions-sample", "--language", "de", "--page", "--reports"));
        command.addAll(List.of("-o", folder.toString(), "--to", formats));
        String terminal = ConsoleCommand.run(command.toArray(String[]::new)).output();

        assertThat(english(terminal.replaceAll("(?m)^ +(?:submissions-sample/|fix:|expected:|[0-9]+ \\||\\|).*$", "")
                        .replaceAll("(?m)^Wrote .*$", "")))
                .isEmpty();
        List<Path> written = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().matches("grades.csv|results.jsonl"))
                    .forEach(written::add);
        }
        Set<String> flawless = papers.stream()
                .map(paper -> new Grader(problems).result(paper, problems))
                .filter(SaidWordsTest::isFlawless)
                .map(StudentResult::student)
                .collect(Collectors.toSet());
        assertThat(written).hasSizeGreaterThan(100);
        assertThat(flawless).hasSizeGreaterThan(15);
        for (Path file : written) {
            String student = file.getFileName().toString().replaceFirst("[.-].*", "");
            if (flawless.contains(student) || student.equals("class")) {
                String graded = Files.readString(file).replaceFirst("(?s)<h2 id=\"unread\">.*", "");
                assertThat(english(spoken(graded))).as(file.toString()).isEmpty();
            }
        }
    }

    /** Nothing is said about the file, which would be in English. */
    private static boolean isFlawless(StudentResult result) {
        return result.notes().isEmpty()
                && result.sheets().stream()
                        .flatMap(sheet -> sheet.lines().stream())
                        .allMatch(line -> reasons(line.verdict()).isEmpty());
    }

    private static Set<String> english(String text) {
        String own = text;
        for (Problem problem : problems) {
            own = own.replace(problem.heading().title(), "").replace(problem.id(), "");
        }
        return ENGLISH.matcher(own.replaceAll(CODES, ""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
