package gradus.report.page;

import gradus.report.language.Language;
import java.util.List;

/**
 * What the template of a class's page shows. Texts are plain, and the template escapes them; markup is finished HTML.
 *
 * @param language what it is written in
 * @param heading how many papers, and of which problems
 * @param figures mean, median and quartiles; none if there is no paper
 * @param chartMarkup the distribution of the points; none or one
 * @param advice what to explain again, the most useful first
 * @param suspects questions whose key may be wrong
 */
record ClassPage(
        Language language,
        String heading,
        List<Figure> figures,
        List<String> chartMarkup,
        List<Advice> advice,
        List<String> suspects,
        List<ProblemPart> problems,
        List<StepPart> steps,
        List<CausePart> causes,
        List<ClusterPart> clusters,
        List<StepPart> unexplained,
        List<SharedPart> shared,
        boolean looksForShared,
        List<SetPart> byHand,
        List<ClassTally.Unread> unread,
        List<String> remarks) {

    /** A number with what it is. */
    record Figure(String label, String value) {}

    /** A mistake with the share of the lost points behind it. */
    record Advice(String name, int percent, String details) {}

    /** One problem. */
    record ProblemPart(String anchor, String title, String handedIn, List<LinePart> lines) {}

    /**
     * One asked line.
     *
     * @param conditional the share of those with right inputs that have it right, in percent; -1 if there is nobody
     * @param conditionalText the same with how many these are
     * @param discrimination the correlation with the rest of the paper, or why there is none
     * @param discriminationOrder by what its column is sorted
     */
    record LinePart(
            String nameMarkup,
            String spelling,
            int papers,
            int right,
            int carried,
            int wrong,
            int missing,
            int conditional,
            String conditionalText,
            String discrimination,
            String discriminationOrder,
            String lost) {

        /** The width of a part of a bar. */
        String share(int count) {
            return papers == 0 ? "0" : String.valueOf(Math.round(1000.0 * count / papers) / 10.0);
        }
    }

    /** A mistake in a line, or what nothing explains in it. */
    record StepPart(
            String problem,
            String line,
            String cause,
            String id,
            int students,
            String lost,
            List<String> first,
            int more) {}

    /** A mistake in all lines. */
    record CausePart(String name, String id, int lines, int students, String lost, int percent) {}

    /**
     * Errors that are alike and that nothing known explains.
     *
     * @param number by which a command can name it
     * @param likeness in which way they are alike
     * @param ruleMarkup the rule that gives the numbers; none or one
     * @param others other rules that give the same numbers
     * @param who who made them
     * @param command what names the rule as a mistake; none or one
     */
    record ClusterPart(
            int number,
            String likeness,
            List<String> ruleMarkup,
            List<String> others,
            StepPart who,
            List<String> command) {}

    /**
     * Papers that share rare errors.
     *
     * @param papers who handed in each
     * @param expected how many pairs of the class would share that by chance
     */
    record SharedPart(List<String> papers, String expected, List<SharedLine> lines) {}

    /**
     * An error that papers share.
     *
     * @param written what they have there, once if it is the same digit for digit
     * @param kind what may have led to it, and how many of how many made it
     */
    record SharedLine(String problem, String line, List<String> written, String kind) {}

    /** Points that somebody has set. */
    record SetPart(String student, String problem, String line, String points, String computed, String reason) {}
}
