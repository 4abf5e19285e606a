package gradus.grading;

import gradus.grading.KnownMistakes.Candidate;
import gradus.grading.mistake.Mistake;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.problem.Tolerance;
import gradus.tensor.IntervalTensor;
import gradus.written.WrittenArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the known mistake that gives the numbers of a wrong line: every one that changes the rule of its quantity, or a rule
 * between it and the nearest earlier lines, is tried on the paper's own numbers, then on the true ones; then two at a time; then
 * slips of the pen.
 */
final class Diagnoser implements Finding.Words {
    private final Problem problem;
    private final KnownMistakes mistakes;
    private final TrueWays ways;

    Diagnoser(Problem problem, KnownMistakes mistakes, TrueWays ways) {
        this.problem = problem;
        this.mistakes = mistakes;
        this.ways = ways;
    }

    /**
     * Which mistakes give the numbers of a wrong line.
     *
     * @param carrying the earlier lines that may be followed from
     */
    Finding find(PaperLine line, PaperLines lines, Set<Quantity> carrying, Tolerance tolerance) {
        Map<Quantity, IntervalTensor> own = new LinkedHashMap<>();
        Map<Quantity, IntervalTensor> given = new LinkedHashMap<>();
        for (Quantity quantity : carrying) {
            lines.of(quantity).ifPresent(earlier -> {
                own.put(quantity, earlier.interval());
                boolean isRight = earlier.interval().contains(problem.truth(quantity));
                given.put(quantity, isRight ? earlier.interval() : IntervalTensor.of(problem.truth(quantity)));
            });
        }
        own.remove(line.quantity());
        given.remove(line.quantity());
        List<Attempt> attempts = new ArrayList<>(List.of(attempt(line, lines, own, tolerance)));
        if (!given.equals(own)) {
            attempts.add(attempt(line, lines, given, tolerance));
        }
        return new Finding(attempts);
    }

    private Attempt attempt(
            PaperLine line, PaperLines lines, Map<Quantity, IntervalTensor> pinned, Tolerance tolerance) {
        return new Attempt(problem.graph(), ways, line, lines, pinned, mistakes.misconceptions(), tolerance);
    }

    @Override
    public Explanation explanation(Candidate candidate) {
        Mistake mistake = candidate.mistake();
        String hint = problem.policy().mistakes().hints().getOrDefault(mistake.id(), mistake.hint());
        return new Explanation(
                mistake.id(), candidate.occurrence().layer(), mistake.name(), hint, mistake.explanation());
    }

    @Override
    public Optional<String> separating(List<Candidate> candidates) {
        return new Separation(problem, candidates).quantity();
    }

    /** The mistake that writes something of another shape for a quantity. */
    Optional<Diagnosis> ofOtherShape(
            Quantity quantity, WrittenArray written, PaperLines lines, Set<Quantity> carrying) {
        Map<Quantity, IntervalTensor> pins = new LinkedHashMap<>();
        carrying.forEach(name -> lines.of(name).ifPresent(own -> pins.put(name, own.interval())));
        for (Candidate candidate : mistakes.misconceptions()) {
            Optional<KnownMistakes.Report> report =
                    Optional.ofNullable(candidate.reports().get(quantity));
            if (report.isPresent()) {
                Optional<Evidence> evidence = new ShapeReport(lines).evidence(report.get(), written, pins);
                if (evidence.isPresent()) {
                    return Optional.of(
                            new Diagnosis(List.of(explanation(candidate)), false, evidence.get(), Optional.empty()));
                }
            }
        }
        return Optional.empty();
    }
}
