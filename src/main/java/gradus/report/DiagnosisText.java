package gradus.report;

import gradus.grading.Diagnosis;
import gradus.grading.Evidence;
import gradus.grading.Explanation;
import gradus.problem.Reveal;
import java.util.ArrayList;
import java.util.List;

/** What is said about the mistake behind a wrong line, as far as a level allows. */
final class DiagnosisText {
    private static final int MOST_NAMED = 4;

    private DiagnosisText() {}

    /** The sentences; none below the level of hints. */
    static List<String> facts(Diagnosis diagnosis, Reveal reveal) {
        if (reveal.allows(Reveal.MISTAKE)) {
            return named(diagnosis);
        }
        return reveal.allows(Reveal.HINT) ? hints(diagnosis) : List.of();
    }

    /** Of several possible mistakes the hint of the first one, which leads to the place all the same. */
    private static List<String> hints(Diagnosis diagnosis) {
        return diagnosis.together()
                ? diagnosis.explanations().stream()
                        .map(Explanation::hint)
                        .distinct()
                        .toList()
                : List.of(diagnosis.explanations().get(0).hint());
    }

    private static List<String> named(Diagnosis diagnosis) {
        List<Explanation> explanations = diagnosis.explanations();
        List<String> facts = new ArrayList<>();
        if (explanations.size() == 1) {
            facts.add("These are the numbers of a known mistake: " + name(explanations.get(0)) + ".");
            facts.add(explanations.get(0).text());
        } else if (diagnosis.together()) {
            facts.add("These are the numbers of two mistakes made together: "
                    + VerdictText.joined(
                            explanations.stream().map(DiagnosisText::name).toList()) + ".");
            explanations.forEach(explanation -> facts.add(explanation.text()));
        } else {
            facts.add("Several known mistakes give these numbers: "
                    + VerdictText.joined(explanations.stream()
                            .limit(MOST_NAMED)
                            .map(DiagnosisText::name)
                            .toList())
                    + (explanations.size() > MOST_NAMED ? ", and others." : "."));
            diagnosis.separating().ifPresent(name -> facts.add("Your value of " + name + " would tell which."));
        }
        facts.add(evidence(diagnosis.evidence()));
        return facts;
    }

    private static String name(Explanation explanation) {
        return explanation.name() + (explanation.layer() == 0 ? "" : " (layer " + explanation.layer() + ")");
    }

    private static String evidence(Evidence evidence) {
        if (evidence.of() == 1) {
            return "It agrees in all its digits.";
        }
        return evidence.entries() == evidence.of()
                ? "All " + evidence.of() + " entries agree with that."
                : "All entries agree with that; " + evidence.entries() + " of " + evidence.of()
                        + " would be others without it.";
    }
}
