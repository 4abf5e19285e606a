package gradus.report;

import gradus.grading.Explanation;
import gradus.problem.Problem;
import gradus.problem.Reveal;
import gradus.report.language.Language;
import java.util.Optional;

/**
 * How much is said about a problem, and in which words.
 *
 * @param reveal how much
 * @param language the words
 * @param problem the problem, which may have words of its own for mistakes; empty if nothing is known of it
 */
record Telling(Reveal reveal, Language language, Optional<Problem> problem) {

    /** What an instructor reads: the names of mistakes. */
    static Telling instructor(Optional<Problem> problem, Language language) {
        return new Telling(Reveal.MISTAKE, language, problem);
    }

    boolean allows(Reveal level) {
        return reveal.allows(level);
    }

    /** What a mistake is, in a few words. */
    String name(Explanation explanation) {
        return isOwn(explanation) ? explanation.name() : said(explanation, "name", explanation.name());
    }

    /** A question that leads to the place. */
    String hint(Explanation explanation) {
        boolean hasOwnHint = problem.map(known -> known.policy().mistakes().hints())
                .filter(hints -> explanation.hint().equals(hints.get(explanation.id())))
                .isPresent();
        return isOwn(explanation) || hasOwnHint ? explanation.hint() : said(explanation, "hint", explanation.hint());
    }

    /** What was done and what is to be done instead. */
    String text(Explanation explanation) {
        return isOwn(explanation) ? explanation.text() : said(explanation, "text", explanation.text());
    }

    /** Whether the problem describes the mistake itself, in the words of its author. */
    private boolean isOwn(Explanation explanation) {
        return problem.stream()
                .flatMap(known -> known.policy().mistakes().own().stream())
                .anyMatch(own -> own.id().equals(explanation.id()) && own.name().equals(explanation.name()));
    }

    /** The English words of known mistakes stand with the mistakes; catalogues of other languages have theirs. */
    private String said(Explanation explanation, String part, String english) {
        return language.ofMistake(explanation.id(), part).orElse(english);
    }
}
