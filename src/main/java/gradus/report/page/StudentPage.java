package gradus.report.page;

import gradus.report.ShownAnswer;
import gradus.report.Standing;
import gradus.report.language.Language;
import java.util.List;
import java.util.Optional;

/**
 * What the template of a student's page shows. Texts are plain, and the template escapes them; fields that are called markup are
 * finished HTML.
 *
 * @param language what it is written in
 * @param heading whose page it is
 * @param name the student's name; none or one
 * @param notes what was noticed about the file
 * @param together the points of all problems; none or one
 * @param sheetsMarkup the problems
 */
record StudentPage(
        Language language,
        String heading,
        List<String> name,
        List<String> notes,
        List<String> together,
        List<String> sheetsMarkup) {

    /**
     * One problem.
     *
     * @param language what it is written in
     * @param anchor letters, digits and hyphens that no other problem has
     * @param points what it earns; none or one
     * @param drawingMarkup the graph of the paper; none or one
     * @param own the first mistake done right; none or one
     */
    record Sheet(
            Language language,
            String anchor,
            String title,
            String id,
            String story,
            List<String> points,
            List<String> drawingMarkup,
            List<Line> lines,
            List<String> unused,
            List<Own> own) {}

    /**
     * The first mistake done right with the student's own numbers.
     *
     * @param words what the first equation shows
     * @param firstMarkup the equation of the line with the mistake
     * @param rest what the others show
     * @param restMarkup the equations of what follows from it
     */
    record Own(String heading, String words, String firstMarkup, String rest, List<String> restMarkup) {}

    /**
     * One asked line.
     *
     * @param nameMarkup its name in the course's letters
     * @param spelling its name as people type it
     * @param showsSpelling whether that looks otherwise than its name
     * @param points what it earns, of how many; none or one
     * @param ruleMarkup its rule; none or one
     */
    record Line(
            String nameMarkup,
            String spelling,
            boolean showsSpelling,
            Optional<Standing> standing,
            String verdict,
            List<String> points,
            ShownAnswer answer,
            List<String> ruleMarkup,
            List<String> facts) {

        String style() {
            return standing.map(Standing::style).orElse("plain");
        }

        String sign() {
            return standing.map(Standing::sign).orElse("·");
        }

        boolean showsWork() {
            return !(answer instanceof ShownAnswer.Nothing && ruleMarkup.isEmpty());
        }

        List<ShownAnswer.Numbers> numbers() {
            return answer instanceof ShownAnswer.Numbers numbers ? List.of(numbers) : List.of();
        }

        List<ShownAnswer.Words> words() {
            return answer instanceof ShownAnswer.Words words ? List.of(words) : List.of();
        }
    }
}
