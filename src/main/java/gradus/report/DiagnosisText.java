package gradus.report;

import gradus.grading.Diagnosis;
import gradus.grading.Evidence;
import gradus.grading.Explanation;
import gradus.problem.Reveal;
import java.util.ArrayList;
import java.util.List;

/** What is said about the mistake behind a wrong line, as far as a level allows. */
public final class DiagnosisText {
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
            facts.add("This is what a known mistake gives: " + name(explanations.get(0)) + ".");
            addText(facts, explanations.get(0));
        } else if (diagnosis.together()) {
            facts.add("This is what two mistakes give together: "
                    + VerdictText.joined(
                            explanations.stream().map(DiagnosisText::name).toList()) + ".");
            explanations.forEach(explanation -> addText(facts, explanation));
        } else {
            facts.add("Several known mistakes give this: "
                    + String.join(
                            "; or ",
                            explanations.stream()
                                    .limit(MOST_NAMED)
                                    .map(DiagnosisText::name)
                                    .toList())
                    + (explanations.size() > MOST_NAMED ? "; or others." : "."));
            diagnosis.separating().ifPresent(name -> facts.add("Your value of " + name + " would tell which."));
        }
        facts.add(evidence(diagnosis.evidence()));
        return facts;
    }

    private static String name(Explanation explanation) {
        return within(explanation.name()) + (explanation.layer() == 0 ? "" : " (layer " + explanation.layer() + ")");
    }

    /** Words within a sentence; a name that begins with a letter of its own, such as ReLU, keeps it. */
    public static String within(String words) {
        boolean isWord = words.length() > 1 && Character.isLowerCase(words.charAt(1));
        return isWord ? Character.toLowerCase(words.charAt(0)) + words.substring(1) : words;
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

    private static void addText(List<String> facts, Explanation explanation) {
        if (!explanation.text().isEmpty()) {
            facts.add(explanation.text());
        }
    }
}
