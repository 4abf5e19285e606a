package gradus.grading;

import gradus.grading.KnownMistakes.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was found about one wrong line: the known mistakes that give its numbers. Whether one of them is claimed may depend on
 * other lines of the paper: a mistake that gives the numbers of several lines has more that speaks for it.
 */
final class Finding {
    /** A mistake is claimed where the expected number of others that would give these numbers by chance is below this. */
    private static final double MOST_BY_CHANCE = 0.1;

    /** A mistake for which only such a share of the digits speak that speak for another is not the one. */
    private static final double FAR_LESS = 0.5;

    private final List<Attempt> attempts;
    private final List<Map<Candidate, Evidence>> fitting = new ArrayList<>();

    /** @param attempts the attempts to explain it, the likeliest first */
    Finding(List<Attempt> attempts) {
        this.attempts = List.copyOf(attempts);
        attempts.forEach(attempt -> fitting.add(likely(attempt.singles())));
    }

    private static Map<Candidate, Evidence> likely(Map<Candidate, Evidence> fitting) {
        double most = most(fitting);
        Map<Candidate, Evidence> likely = new LinkedHashMap<>(fitting);
        likely.values().removeIf(evidence -> evidence.digits() < FAR_LESS * most);
        return likely;
    }

    private static double most(Map<Candidate, Evidence> fitting) {
        return fitting.values().stream().mapToDouble(Evidence::digits).max().orElse(0);
    }

    /** For each mistake that fits, by its id, how many digits of this line speak for it. */
    Map<String, Double> digits() {
        Map<String, Double> digits = new HashMap<>();
        fitting.forEach(fits -> fits.forEach(
                (candidate, evidence) -> digits.merge(candidate.mistake().id(), evidence.digits(), Math::max)));
        return digits;
    }

    /** Whether this line alone says enough for a mistake. */
    boolean isEnough() {
        return claimed(digits()).isPresent();
    }

    /**
     * The one mistake that explains the line.
     *
     * @param onThePaper how many digits of the whole paper speak for each mistake
     * @param words what is said about mistakes
     */
    Optional<Diagnosis> single(Map<String, Double> onThePaper, Words words) {
        return claimed(onThePaper).map(fits -> oneOf(fits, words));
    }

    /** What is said about mistakes. */
    interface Words {
        Explanation explanation(Candidate candidate);

        /** A quantity that would tell some mistakes apart. */
        Optional<String> separating(List<Candidate> candidates);
    }

    private Optional<Map<Candidate, Evidence>> claimed(Map<String, Double> onThePaper) {
        for (int i = 0; i < attempts.size(); i++) {
            int tried = attempts.get(i).tried();
            boolean isEnough = fitting.get(i).keySet().stream()
                    .map(candidate ->
                            onThePaper.getOrDefault(candidate.mistake().id(), 0.0))
                    .anyMatch(digits -> isEnough(digits, tried));
            if (isEnough) {
                return Optional.of(fitting.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean isEnough(double digits, int tried) {
        return tried * StrictMath.pow(10, -digits) <= MOST_BY_CHANCE;
    }

    private static Diagnosis oneOf(Map<Candidate, Evidence> fits, Words words) {
        List<Candidate> candidates = List.copyOf(fits.keySet());
        Evidence most = fits.values().stream()
                .max(Comparator.comparingDouble(Evidence::digits))
                .orElseThrow();
        return new Diagnosis(
                candidates.stream().map(words::explanation).toList(),
                false,
                most,
                candidates.size() < 2 ? Optional.empty() : words.separating(candidates));
    }

    /** The two mistakes that explain the line together. Takes by far the longest. */
    Optional<Diagnosis> pair(Map<String, Double> onThePaper, Words words) {
        return first(attempt -> attempt.pair(onThePaper))
                .filter(pair -> isEnough(pair.evidence().digits(), pair.tried()))
                .map(pair -> new Diagnosis(
                        List.of(words.explanation(pair.first()), words.explanation(pair.second())),
                        true,
                        pair.evidence(),
                        Optional.empty()));
    }

    /** A slip of the pen that explains the line; mistakes that give the numbers as well, and for which alone too little speaks, are named with it. */
    Optional<Diagnosis> slip(Words words) {
        return first(Attempt::slip).map(slip -> {
            List<Explanation> named = new ArrayList<>();
            fitting.get(0).keySet().forEach(candidate -> named.add(words.explanation(candidate)));
            named.addAll(slip.explanations());
            return new Diagnosis(named, false, slip.evidence(), Optional.empty());
        });
    }

    private <T> Optional<T> first(Function<Attempt, Optional<T>> found) {
        return attempts.stream()
                .flatMap(attempt -> found.apply(attempt).stream())
                .findFirst();
    }
}
