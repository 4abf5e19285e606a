package gradus.grading;

import gradus.grading.mistake.GraphMistakes;
import gradus.grading.mistake.Kind;
import gradus.grading.mistake.MistakeCatalogue;
import gradus.grading.mistake.Tier;
import gradus.issue.Issue;
import gradus.issue.Names;
import gradus.problem.GradingPolicy;
import gradus.problem.GradingPolicy.NamedMistake;
import gradus.problem.OwnMistake;
import gradus.problem.ProblemCodes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether the mistakes and conventions that files name are known: a misspelt one would change nothing, and nobody would see it. */
public final class NamedMistakes {
    private NamedMistakes() {}

    /** An error for each id of one file that means nothing. */
    public static List<Issue> unknown(GradingPolicy policy, String file, MistakeCatalogue catalogue) {
        List<NamedMistake> named = policy.named().stream()
                .filter(one -> one.position().file().equals(file))
                .toList();
        return named.isEmpty() ? List.of() : unknown(named, policy, catalogue);
    }

    private static List<Issue> unknown(List<NamedMistake> named, GradingPolicy policy, MistakeCatalogue catalogue) {
        Set<String> mistakes = new TreeSet<>();
        Set<String> conventions = new TreeSet<>();
        Stream.concat(catalogue.all().stream(), GraphMistakes.all().stream())
                .forEach(known -> (known.kind() == Kind.CONVENTION ? conventions : mistakes).add(known.id()));
        policy.mistakes().own().stream().map(OwnMistake::id).forEach(mistakes::add);
        Set<String> all = new TreeSet<>(mistakes);
        all.addAll(conventions);
        Stream.of(Tier.values()).map(Tier::name).forEach(all::add);
        return named.stream()
                .flatMap(one -> unknown(one, one.isConvention() ? conventions : all).stream())
                .toList();
    }

    private static Optional<Issue> unknown(NamedMistake named, Collection<String> known) {
        if (known.contains(named.id())) {
            return Optional.empty();
        }
        String kind = named.isConvention() ? "convention" : "mistake";
        Issue issue = Issue.error(
                ProblemCodes.UNKNOWN_MISTAKE,
                named.position(),
                named.length(),
                "no known " + kind + " is called '" + named.id() + "'");
        Optional<String> nearest = Names.nearest(named.id(), known);
        return Optional.of(
                nearest.isPresent()
                        ? issue.withFix("write '" + nearest.get() + "'")
                        : named.isConvention()
                                ? issue.withExpected(known)
                                : issue.withFix("docs/mistakes lists all of them"));
    }
}
