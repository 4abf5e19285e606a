package gradus.platform;

import gradus.problem.Problem;
import gradus.problem.Reveal;
import java.util.List;
import java.util.Optional;

/** What is common to platforms that know no points and tell a verdict for every line. */
final class Verdicts {
    private Verdicts() {}

    /** All lines; those of a paper that could not be graded have failed. */
    static List<Assessed> of(PaperPlatform.Paper paper, PlatformContext context) {
        return paper.student().graded()
                ? Assessed.of(paper.student(), context)
                : Assessed.unread(context, paper.student().notes());
    }

    /** Why a platform cannot be used, if a problem does not reveal verdicts. */
    static Optional<String> withheld(PlatformContext context, String platform) {
        return context.problems().stream()
                .map(Problem::id)
                .filter(id -> !context.audience().of(id).allows(Reveal.VERDICT))
                .findFirst()
                .map(id -> platform + " tells whether each line is right, which '" + id
                        + "' does not reveal; use another format, or 'reveal: verdict'");
    }
}
