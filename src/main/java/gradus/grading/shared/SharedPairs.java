package gradus.grading.shared;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts what each two papers share, only where they share an error that few have. */
final class SharedPairs {
    /** An error is rare that no more hand-ins made than this, or than a fiftieth of the class, up to the second number. */
    private static final int RARE = 4;

    private static final int RARE_IN_LARGE_CLASSES = 10;
    private static final int RARE_SHARE = 50;

    /** Pairs are told of which so few are to be expected by chance. */
    private static final double MOST_EXPECTED = 0.1;

    /** A single error that two share is to be expected in any class: somebody else errs in the same way. */
    private static final int FEWEST_ERRORS = 2;

    private static final int MOST_FOUND = 200;

    private final int papers;
    private final int most;
    private final List<SharedError> errors = new ArrayList<>();
    private final List<List<Integer>> papersOf = new ArrayList<>();
    private final Map<Pair, List<Integer>> shared = new LinkedHashMap<>();

    SharedPairs(int papers) {
        this.papers = papers;
        this.most = Math.max(RARE, Math.min(RARE_IN_LARGE_CLASSES, papers / RARE_SHARE));
    }

    private record Pair(int first, int second) {}

    /** Papers with their errors, which are numbers of the list of all errors. */
    private record Found(Set<Integer> papers, List<Integer> errors, double chance, double expected) {}

    /** Takes an error, and the papers that have it. */
    void add(SharedError error, List<Integer> having) {
        if (error.madeBy() > most) {
            return;
        }
        int number = errors.size();
        errors.add(error);
        papersOf.add(having);
        for (int i = 0; i < having.size(); i++) {
            for (int j = i + 1; j < having.size(); j++) {
                int one = having.get(i);
                int other = having.get(j);
                shared.computeIfAbsent(new Pair(Math.min(one, other), Math.max(one, other)), pair -> new ArrayList<>(2))
                        .add(number);
            }
        }
    }

    /** Papers that share the same errors are told together. */
    List<SharedEvidence> found(Map<Integer, List<String>> students) {
        Map<List<Integer>, Set<Integer>> byErrors = new LinkedHashMap<>();
        shared.forEach((pair, numbers) -> {
            Set<Integer> together = byErrors.computeIfAbsent(numbers, some -> new TreeSet<>());
            together.add(pair.first());
            together.add(pair.second());
        });
        List<Found> found = new ArrayList<>();
        byErrors.forEach((numbers, together) -> {
            double chance = chance(numbers);
            Found one = new Found(together, numbers, chance, chance * papers * (papers - 1.0) / 2);
            if (says(one)) {
                found.add(one);
            }
        });
        found.sort(Comparator.comparingDouble(Found::expected)
                .thenComparing(one -> -one.errors().size())
                .thenComparing(one -> one.papers().iterator().next()));
        return found.stream()
                .limit(MOST_FOUND)
                .map(one -> evidence(one, students))
                .toList();
    }

    private boolean says(Found found) {
        return found.errors().size() >= FEWEST_ERRORS && found.expected() <= MOST_EXPECTED;
    }

    /** Who goes by one wrong rule may do so in several lines: of errors that rules give only the rarest counts. */
    private double chance(List<Integer> numbers) {
        double chance = 1;
        double ofRules = 1;
        for (int number : numbers) {
            SharedError error = errors.get(number);
            if (error.kind() == SharedError.Kind.RULE) {
                ofRules = Math.min(ofRules, error.chance());
            } else {
                chance *= error.chance();
            }
        }
        return chance * ofRules;
    }

    private SharedEvidence evidence(Found found, Map<Integer, List<String>> students) {
        return new SharedEvidence(
                found.papers().stream()
                        .map(paper -> students.getOrDefault(paper, List.of()))
                        .toList(),
                found.errors().stream()
                        .map(number -> of(found.papers(), number))
                        .toList(),
                found.chance(),
                found.expected());
    }

    private SharedError of(Set<Integer> together, int number) {
        SharedError error = errors.get(number);
        List<Integer> having = papersOf.get(number);
        return new SharedError(
                error.sheet(),
                error.place(),
                error.quantity(),
                error.kind(),
                together.stream()
                        .map(paper -> error.written().get(having.indexOf(paper)))
                        .toList(),
                error.madeBy(),
                error.answered(),
                error.digits());
    }
}
