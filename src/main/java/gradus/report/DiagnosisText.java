package gradus.report;

import gradus.grading.Diagnosis;
import gradus.grading.Evidence;
import gradus.grading.Explanation;
import gradus.problem.Reveal;
import gradus.report.language.Language;
import java.util.ArrayList;
import java.util.List;

/** What is said about the mistake behind a wrong line, as far as a level allows. */
public final class DiagnosisText {
    private static final int MOST_NAMED = 4;

    private DiagnosisText() {}

    /** The sentences; none below the level of hints. */
    static List<String> facts(Diagnosis diagnosis, Telling telling) {
        if (telling.allows(Reveal.MISTAKE)) {
            return named(diagnosis, telling);
        }
        return telling.allows(Reveal.HINT) ? hints(diagnosis, telling) : List.of();
    }

    /** Of several possible mistakes the hint of the first one, which leads to the place all the same. */
    private static List<String> hints(Diagnosis diagnosis, Telling telling) {
        return diagnosis.together()
                ? diagnosis.explanations().stream()
                        .map(telling::hint)
                        .distinct()
                        .toList()
                : List.of(telling.hint(diagnosis.explanations().get(0)));
    }

    private static List<String> named(Diagnosis diagnosis, Telling telling) {
        Language language = telling.language();
        List<Explanation> explanations = diagnosis.explanations();
        List<String> facts = new ArrayList<>();
        if (explanations.size() == 1) {
            facts.add(language.text("diagnosis.one", "mistake", name(explanations.get(0), telling)));
            addText(facts, explanations.get(0), telling);
        } else if (diagnosis.together()) {
            facts.add(language.text("diagnosis.together", "mistakes", language.joined(names(explanations, telling))));
            explanations.forEach(explanation -> addText(facts, explanation, telling));
        } else {
            boolean areMore = explanations.size() > MOST_NAMED;
            String names = String.join(
                    language.text("diagnosis.or"),
                    names(explanations.subList(0, areMore ? MOST_NAMED : explanations.size()), telling));
            facts.add(language.text(areMore ? "diagnosis.several-and-others" : "diagnosis.several", "mistakes", names));
            diagnosis
                    .separating()
                    .ifPresent(name -> facts.add(language.text("diagnosis.separating", "quantity", name)));
        }
        facts.add(evidence(diagnosis.evidence(), language));
        return facts;
    }

    private static List<String> names(List<Explanation> explanations, Telling telling) {
        return explanations.stream()
                .map(explanation -> name(explanation, telling))
                .toList();
    }

    private static String name(Explanation explanation, Telling telling) {
        Language language = telling.language();
        String name = language.within(telling.name(explanation));
        return explanation.layer() == 0
                ? name
                : language.text("diagnosis.in-layer", "mistake", name, "layer", explanation.layer());
    }

    /** English words within a sentence; a name that begins with a letter of its own, such as ReLU, keeps it. */
    public static String within(String words) {
        return Language.ENGLISH.within(words);
    }

    private static String evidence(Evidence evidence, Language language) {
        if (evidence.of() == 1) {
            return language.text("evidence.number");
        }
        return evidence.entries() == evidence.of()
                ? language.text("evidence.all", "all", evidence.of())
                : language.text("evidence.some", "some", evidence.entries(), "all", evidence.of());
    }

    private static void addText(List<String> facts, Explanation explanation, Telling telling) {
        if (!explanation.text().isEmpty()) {
            facts.add(telling.text(explanation));
        }
    }
}
