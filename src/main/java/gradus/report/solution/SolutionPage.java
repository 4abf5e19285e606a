package gradus.report.solution;

import java.util.List;

/**
 * What the template of a worked solution shows. The title, source, paragraphs and labels are plain text, which the template
 * escapes; sentences, equations and the circuit are finished HTML.
 *
 * @param title the title of the problem
 * @param source where it comes from; none or one
 * @param paragraphs the exercise in words
 * @param givens what the exercise states
 * @param conventions what this course takes for granted
 * @param circuit the drawing of a circuit; none or one
 * @param stages the steps
 */
record SolutionPage(
        String title,
        List<String> source,
        List<String> paragraphs,
        List<GivenPart> givens,
        List<String> conventions,
        List<String> circuit,
        List<StagePart> stages) {

    /**
     * Something that is given.
     *
     * @param label plain text, perhaps empty
     * @param equation HTML
     */
    record GivenPart(String label, String equation) {}

    /** Steps under a heading. */
    record StagePart(String heading, List<StepPart> steps) {}

    /** A step; all texts are HTML. */
    record StepPart(
            int number,
            String title,
            boolean isAsked,
            String sentence,
            List<String> equations,
            List<RemarkPart> remarks) {}

    /** A remark; all texts are HTML. */
    record RemarkPart(String sentence, List<String> equations) {}
}
