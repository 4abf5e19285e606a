package gradus.problem;

import gradus.issue.SourcePosition;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a problem says about marks.
 *
 * @param partialCredit what a line with some wrong entries earns
 * @param carried the share of its points that a line earns which is wrong only because of earlier lines, from 0 to 1
 * @param implied the share of its points that a missing line earns which a right later line could not do without, from 0 to 1
 * @param conventions what becomes of a paper that follows another convention
 * @param mistakes which known mistakes are looked for, and what is said about them
 * @param reveal how much a student may read
 * @param named what files say about single mistakes and conventions, for the check that there are such
 */
public record GradingPolicy(
        PartialCredit partialCredit,
        BigDecimal carried,
        BigDecimal implied,
        Conventions conventions,
        MistakePolicy mistakes,
        Reveal reveal,
        List<NamedMistake> named) {
    /** Carried lines earn all their points, missing ones none, other conventions are noted. */
    public static final GradingPolicy DEFAULT = new GradingPolicy(
            PartialCredit.ENTRIES,
            BigDecimal.ONE,
            BigDecimal.ZERO,
            new Conventions(ConventionRule.NOTE, Map.of()),
            new MistakePolicy(Set.of(), Map.of(), List.of()),
            Reveal.HINT,
            List.of());

    public GradingPolicy {
        named = List.copyOf(named);
    }

    /**
     * Where a file names a mistake or a convention by its id.
     *
     * @param isConvention whether a convention is meant
     * @param length how many characters the id has there
     */
    public record NamedMistake(String id, boolean isConvention, SourcePosition position, int length) {}

    GradingPolicy with(MistakePolicy other) {
        return new GradingPolicy(partialCredit, carried, implied, conventions, other, reveal, named);
    }

    /** What becomes of lines that are right by another convention than the problem's. */
    public enum ConventionRule {
        /** They earn all points, and nothing is said. */
        ACCEPT,
        /** They earn all points, and the convention is named. */
        NOTE,
        /** They earn half of their points. */
        HALF,
        /** They earn nothing. */
        REJECT;

        /** What such a line earns of its points. */
        public BigDecimal of(BigDecimal points) {
            return switch (this) {
                case ACCEPT, NOTE -> points;
                case HALF -> points.divide(BigDecimal.valueOf(2));
                case REJECT -> BigDecimal.ZERO;
            };
        }
    }

    /**
     * The rule of every convention.
     *
     * @param usual the rule of those that have none of their own
     * @param byId the rules of single ones
     */
    public record Conventions(ConventionRule usual, Map<String, ConventionRule> byId) {
        public Conventions {
            byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
        }

        public ConventionRule of(String id) {
            return byId.getOrDefault(id, usual);
        }
    }

    /**
     * What is looked for.
     *
     * @param leftOut ids of mistakes, and tiers from A to D, that are not looked for
     * @param hints other words for the hints of mistakes, by id
     * @param own mistakes that this problem or its course describes
     */
    public record MistakePolicy(Set<String> leftOut, Map<String, String> hints, List<OwnMistake> own) {
        public MistakePolicy {
            leftOut = Collections.unmodifiableSet(new TreeSet<>(leftOut));
            hints = Collections.unmodifiableMap(new LinkedHashMap<>(hints));
            own = List.copyOf(own);
        }

        /** With what a file says besides: it is heard where both say something. */
        MistakePolicy and(MistakePolicy more) {
            Set<String> bothLeftOut = new TreeSet<>(leftOut);
            bothLeftOut.addAll(more.leftOut);
            Map<String, String> bothHints = new LinkedHashMap<>(hints);
            bothHints.putAll(more.hints);
            Map<String, OwnMistake> byId = new LinkedHashMap<>();
            own.forEach(mistake -> byId.put(mistake.id(), mistake));
            more.own.forEach(mistake -> byId.put(mistake.id(), mistake));
            return new MistakePolicy(bothLeftOut, bothHints, List.copyOf(byId.values()));
        }
    }
}
