package gradus.simulation;

import gradus.grading.Marker;
import gradus.problem.ProblemFiles;
import java.util.List;
import java.util.Random;

/** The simulations with their seeds: the suite runs them small, {@link SimulationReport} as large as wanted. */
final class Simulation {
    /** What papers with errors are written with; with 3 decimals much is lost, which is counted and not promised. */
    static final List<Digits> DIGITS = List.of(
            Digits.ALL,
            Digits.decimals(6),
            Digits.decimals(5),
            Digits.significant(5),
            Digits.decimals(4),
            Digits.significant(4));

    private Simulation() {}

    /** Problems of a seed, one by one. */
    interface Visit {
        void of(Marker marker);
    }

    static void drawn(long seed, int problems, Visit visit) {
        ProblemDraw draw = new ProblemDraw(new Random(seed));
        for (int i = 0; i < problems; i++) {
            visit.of(new Marker(draw.problem()));
        }
    }

    static Tally rightOnDrawn(int problems) {
        RightPapers right = new RightPapers(new Random(1));
        drawn(2, problems, marker -> right.on(marker.problem()));
        return right.tally();
    }

    static Tally rightOnFiles() {
        RightPapers right = new RightPapers(new Random(1));
        ProblemFiles.all().forEach(file -> right.on(ProblemFiles.read(file)));
        return right.tally();
    }

    static Tally single(int problems, List<Digits> kept) {
        SingleMistakes single = new SingleMistakes(new Random(3));
        drawn(4, problems, marker -> kept.forEach(digits -> single.on(marker, digits, 12)));
        return single.tally();
    }

    static Tally pairs(int problems, List<Digits> kept) {
        MistakePairs pairs = new MistakePairs(new Random(5));
        drawn(6, problems, marker -> kept.forEach(digits -> pairs.on(marker, digits, 4)));
        return pairs.tally();
    }

    static Tally others(int problems, List<Digits> kept) {
        OtherErrors others = new OtherErrors(new Random(7));
        drawn(
                8,
                problems,
                marker -> kept.forEach(digits -> {
                    others.unlisted(marker, digits, 8);
                    others.slips(marker, digits, 8);
                }));
        return others.tally();
    }

    static Tally sparse(int problems, List<Digits> kept) {
        SparsePapers sparse = new SparsePapers(new Random(9));
        drawn(10, problems, marker -> kept.forEach(digits -> sparse.on(marker, digits, 6)));
        return sparse.tally();
    }
}
