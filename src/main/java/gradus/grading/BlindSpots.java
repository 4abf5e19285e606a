package gradus.grading;

import gradus.grading.mistake.Kind;
import gradus.grading.mistake.Mistake;
import gradus.grading.mistake.MistakeCatalogue;
import gradus.grading.mistake.MistakeSite;
import gradus.grading.mistake.Occurrence;
import gradus.graph.Evaluation;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.problem.AnswerForm;
import gradus.problem.GradingPolicy.MistakePolicy;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which known mistakes the questions of a problem reveal: every one is made, and what is asked is compared with the truth. A
 * mistake that gives the true numbers cannot be found by anyone, and two that give the same numbers cannot be told apart.
 *
 * @param revealed the mistakes that change an asked number so much that its printed digits show it
 * @param hiddenByDigits those that change asked numbers, but only behind the digits that are asked
 * @param hidden those that change no asked number
 * @param alike groups of mistakes that give the same asked numbers
 */
public record BlindSpots(
        List<Mistake> revealed, List<Mistake> hiddenByDigits, List<Mistake> hidden, List<List<Mistake>> alike) {
    /** Asked digits where a question does not say how many it wants. */
    public static final int USUAL_DIGITS = 4;

    private static final double NOISE = 1e-9;

    public BlindSpots {
        revealed = List.copyOf(revealed);
        hiddenByDigits = List.copyOf(hiddenByDigits);
        hidden = List.copyOf(hidden);
        alike = List.copyOf(alike);
    }

    /** How many mistakes can be made in the problem at all. */
    public int possible() {
        return revealed.size() + hiddenByDigits.size() + hidden.size();
    }

    /**
     * The blind spots of a problem; empty where no mistake can be made in it or it asks for no numbers.
     *
     * @param digits how many significant digits answers have where a question does not say
     */
    public static Optional<BlindSpots> of(Problem problem, MistakeCatalogue catalogue, int digits) {
        List<Asked> asked = asked(problem, digits);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        Map<Mistake, List<Occurrence>> possible = PossibleMistakes.site(problem)
                .map(site -> PossibleMistakes.in(site, catalogue))
                .orElseGet(() -> PossibleMistakes.inGraph(problem.graph(), Map.of()));
        BlindSpots spots = of(problem.graph(), possible, asked, problem.policy().mistakes());
        return spots.possible() == 0 ? Optional.empty() : Optional.of(spots);
    }

    /** The blind spots if the network were another one and the same were asked. */
    static BlindSpots of(MistakeSite site, List<Asked> asked, MistakeCatalogue catalogue, MistakePolicy policy) {
        return of(site.graph(), PossibleMistakes.in(site, catalogue), asked, policy);
    }

    private static BlindSpots of(
            Graph graph, Map<Mistake, List<Occurrence>> possible, List<Asked> asked, MistakePolicy policy) {
        return new Trial(graph, asked).spots(possible, policy);
    }

    /**
     * A quantity whose numbers are asked.
     *
     * @param digits how many significant digits they have
     */
    record Asked(Quantity quantity, int digits) {}

    static List<Asked> asked(Problem problem, int digits) {
        return problem.questions().stream()
                .filter(question -> question.form() instanceof AnswerForm.Numbers)
                .map(question -> new Asked(question.quantity(), digits(question, digits)))
                .toList();
    }

    private static int digits(Question question, int usual) {
        return question.tolerance().atLeastSignificantDigits().orElse(usual);
    }

    /** How far a mistake shows. */
    private enum Sight {
        NOT_AT_ALL,
        BEHIND_THE_DIGITS,
        PLAIN
    }

    /** A graph in which every mistake is made. */
    private static final class Trial {
        private final Graph graph;
        private final List<Asked> asked;
        private final Evaluation truth;

        Trial(Graph graph, List<Asked> asked) {
            this.graph = graph;
            this.asked = asked;
            this.truth = graph.evaluate();
        }

        BlindSpots spots(Map<Mistake, List<Occurrence>> possible, MistakePolicy policy) {
            Map<Sight, List<Mistake>> bySight = new LinkedHashMap<>();
            for (Sight sight : Sight.values()) {
                bySight.put(sight, new ArrayList<>());
            }
            List<Mistake> plain = new ArrayList<>();
            List<List<Tensor>> numbers = new ArrayList<>();
            possible.forEach((mistake, places) -> {
                if (mistake.kind() == Kind.MISCONCEPTION && KnownMistakes.isLookedFor(mistake, policy)) {
                    Sight sight = places.stream()
                            .map(this::sight)
                            .max(Comparator.naturalOrder())
                            .orElse(Sight.NOT_AT_ALL);
                    bySight.getOrDefault(sight, plain).add(mistake);
                    if (sight == Sight.PLAIN && places.get(0).reports().isEmpty()) {
                        plain.add(mistake);
                        numbers.add(numbers(places.get(0)));
                    }
                }
            });
            return new BlindSpots(
                    bySight.getOrDefault(Sight.PLAIN, List.of()),
                    bySight.getOrDefault(Sight.BEHIND_THE_DIGITS, List.of()),
                    bySight.getOrDefault(Sight.NOT_AT_ALL, List.of()),
                    alike(plain, numbers));
        }

        private List<Tensor> numbers(Occurrence occurrence) {
            Set<Quantity> affected = affected(occurrence);
            List<Quantity> wanted = asked.stream()
                    .map(Asked::quantity)
                    .filter(affected::contains)
                    .distinct()
                    .toList();
            Map<Quantity, Tensor> mistaken = graph.values(
                    wanted,
                    name -> affected.contains(name) ? Optional.empty() : Optional.of(truth.of(name)),
                    occurrence.rules());
            return asked.stream()
                    .map(line -> Optional.ofNullable(mistaken.get(line.quantity()))
                            .orElseGet(() -> truth.of(line.quantity())))
                    .toList();
        }

        /** What a mistake changes, and everything that is computed from that. */
        private Set<Quantity> affected(Occurrence occurrence) {
            Set<Quantity> affected = new HashSet<>();
            occurrence.rules().forEach(edit -> affected.add(edit.quantity()));
            for (Quantity quantity : graph.quantities()) {
                if (graph.mentionedBy(quantity).stream().anyMatch(affected::contains)) {
                    affected.add(quantity);
                }
            }
            return affected;
        }

        private Sight sight(Occurrence occurrence) {
            boolean writesAnotherShape =
                    asked.stream().anyMatch(line -> occurrence.reports().containsKey(line.quantity()));
            if (writesAnotherShape) {
                return Sight.PLAIN;
            }
            Sight best = Sight.NOT_AT_ALL;
            List<Tensor> mistaken = numbers(occurrence);
            for (int i = 0; i < asked.size(); i++) {
                Sight sight = sight(
                        mistaken.get(i),
                        truth.of(asked.get(i).quantity()),
                        asked.get(i).digits());
                best = sight.compareTo(best) > 0 ? sight : best;
            }
            return best;
        }

        private static Sight sight(Tensor mistaken, Tensor right, int digits) {
            Sight best = Sight.NOT_AT_ALL;
            double scale = right.scale();
            for (int place = 0; place < right.count(); place++) {
                double difference = Math.abs(mistaken.at(place) - right.at(place));
                boolean differs = !(difference <= NOISE * Math.max(Math.abs(right.at(place)), scale));
                if (differs && !(difference <= unit(right.at(place), scale, digits))) {
                    return Sight.PLAIN;
                }
                best = differs ? Sight.BEHIND_THE_DIGITS : best;
            }
            return best;
        }

        /** The unit of the last digit of a number; of a zero, that of the largest number beside it. */
        private static double unit(double value, double scale, int digits) {
            double size = value == 0 ? scale : Math.abs(value);
            return size == 0 ? 0 : StrictMath.pow(10, Math.floor(StrictMath.log10(size)) + 1 - digits);
        }

        /** Groups of mistakes whose numbers are the same. */
        private static List<List<Mistake>> alike(List<Mistake> mistakes, List<List<Tensor>> numbers) {
            List<List<Mistake>> groups = new ArrayList<>();
            boolean[] placed = new boolean[mistakes.size()];
            for (int i = 0; i < mistakes.size(); i++) {
                List<Mistake> group = new ArrayList<>(List.of(mistakes.get(i)));
                for (int j = i + 1; j < mistakes.size(); j++) {
                    if (!placed[j] && isSame(numbers.get(i), numbers.get(j))) {
                        placed[j] = true;
                        group.add(mistakes.get(j));
                    }
                }
                if (group.size() > 1 && !placed[i]) {
                    groups.add(List.copyOf(group));
                }
            }
            return groups;
        }

        private static boolean isSame(List<Tensor> one, List<Tensor> other) {
            for (int i = 0; i < one.size(); i++) {
                double room = NOISE * Math.max(one.get(i).scale(), other.get(i).scale());
                Tensor difference = one.get(i).zip(other.get(i), (a, b) -> a - b);
                if (!(difference.scale() <= room)) {
                    return false;
                }
            }
            return true;
        }
    }
}
