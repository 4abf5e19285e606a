package gradus.grading;

import gradus.grading.mistake.Family;
import gradus.grading.mistake.Kind;
import gradus.grading.mistake.Mistake;
import gradus.grading.mistake.Occurrence;
import gradus.grading.mistake.Tier;
import gradus.graph.Edit;
import gradus.problem.OwnMistake;
import gradus.problem.Problem;
import java.util.List;

/** The mistakes that a problem file describes itself. */
final class OwnMistakes {
    private OwnMistakes() {}

    /** A mistake with its only place. */
    record Own(Mistake mistake, Occurrence occurrence) {}

    static List<Own> of(Problem problem) {
        return problem.policy().mistakes().own().stream().map(OwnMistakes::of).toList();
    }

    private static Own of(OwnMistake own) {
        Occurrence occurrence = Occurrence.of(Occurrence.EVERYWHERE, Edit.replace(own.quantity(), own.rule()));
        Mistake mistake = new Mistake(
                own.id(),
                Family.REPORTING,
                Tier.A,
                Kind.MISCONCEPTION,
                own.name(),
                own.hint(),
                own.explanation(),
                "",
                network -> List.of(occurrence));
        return new Own(mistake, occurrence);
    }
}
