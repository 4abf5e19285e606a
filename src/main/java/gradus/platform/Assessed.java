package gradus.platform;

import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.report.Feedback;
import gradus.report.language.Language;
import gradus.tensor.Digits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing on a paper that a platform shows with a mark of its own: an asked line, or a whole problem where nothing may be told
 * about its lines.
 *
 * @param problem the id of its problem
 * @param name what it is called; the same for every student, and different for all of a run
 * @param number its place, such as {@code 2.1}
 * @param verdict the stable name of the verdict; empty for a whole problem
 * @param words the verdict in a few words
 * @param score what it earns
 * @param earned whether that is all it can earn
 * @param place the line of the file, from 1; 0 if there is none
 * @param facts sentences for the student
 * @param language the language of all texts
 */
record Assessed(
        String problem,
        String name,
        String number,
        String verdict,
        String words,
        Score score,
        boolean earned,
        int place,
        List<String> facts,
        Language language) {
    Assessed {
        facts = List.copyOf(facts);
    }

    /** What a paper is made of. */
    static List<Assessed> of(Feedback feedback, PlatformContext context) {
        List<Assessed> all = new ArrayList<>();
        int number = 0;
        for (Feedback.Sheet sheet : feedback.sheets()) {
            number++;
            if (sheet.told()) {
                addLines(all, sheet, number, context);
            } else {
                Score score = new Score(sheet.points(), sheet.maximum());
                all.add(new Assessed(
                        sheet.problem(),
                        sheet.problem(),
                        Integer.toString(number),
                        "",
                        context.audience().language().text("verdict.received"),
                        score,
                        score.isFull(),
                        0,
                        List.of(sheet.story()),
                        context.audience().language()));
            }
        }
        return all;
    }

    private static void addLines(List<Assessed> all, Feedback.Sheet sheet, int number, PlatformContext context) {
        int place = 0;
        for (Feedback.Line line : sheet.lines()) {
            place++;
            all.add(new Assessed(
                    sheet.problem(),
                    name(sheet.problem(), line.name(), context),
                    number + "." + place,
                    line.verdict(),
                    line.words(),
                    new Score(line.points(), line.maximum()),
                    line.earned(),
                    line.place(),
                    line.facts(),
                    context.audience().language()));
        }
    }

    /** What the lines of all problems would be called, for a paper of which nothing is known. */
    static List<Assessed> unread(PlatformContext context, List<String> why) {
        List<Assessed> all = new ArrayList<>();
        for (Problem problem : context.problems()) {
            for (Question question : problem.questions()) {
                all.add(new Assessed(
                        problem.id(),
                        name(problem.id(), question.name(), context),
                        "",
                        "unreadable",
                        context.audience().language().text("verdict.not-graded"),
                        new Score(BigDecimal.ZERO, question.points()),
                        false,
                        0,
                        why,
                        context.audience().language()));
            }
        }
        return all;
    }

    private static String name(String problem, String line, PlatformContext context) {
        return context.problems().size() == 1 ? line : problem + " " + line;
    }

    /** {@code 2.5 of 4 points}. */
    String points() {
        String key = score.maximum().compareTo(BigDecimal.ONE) == 0 ? "points.of-one" : "points";
        return language.text(key, "points", score.text(), "maximum", Digits.points(score.maximum()));
    }

    /** The verdict and the facts as one text, a line each. */
    String explanation() {
        List<String> lines = new ArrayList<>();
        lines.add(language.sentence(words));
        lines.addAll(facts);
        return String.join("\n", lines);
    }
}
