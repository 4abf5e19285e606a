package gradus.simulation;

import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import java.util.List;
import java.util.Random;

/** Prints what the tests of this package count, for as many cases as wanted. */
final class SimulationReport {
    private static final List<Digits> DIGITS = List.of(
            Digits.ALL,
            Digits.decimals(6),
            Digits.decimals(5),
            Digits.decimals(4),
            Digits.significant(4),
            Digits.decimals(3));

    public static void main(String[] arguments) {
        int size = Integer.parseInt(arguments[1]);
        long start = System.nanoTime();
        switch (arguments[0]) {
            case "right" -> {
                RightPapers right = new RightPapers(new Random(1));
                ProblemDraw draw = new ProblemDraw(new Random(2));
                for (int i = 0; i < size; i++) {
                    right.on(draw.problem());
                }
                System.out.println(right.tally());
            }
            case "files" -> {
                RightPapers right = new RightPapers(new Random(1));
                ProblemFiles.all().forEach(file -> right.on(ProblemFiles.read(file)));
                System.out.println(right.tally());
            }
            case "single" -> {
                SingleMistakes single = new SingleMistakes(new Random(3));
                ProblemDraw draw = new ProblemDraw(new Random(4));
                for (int i = 0; i < size; i++) {
                    Problem problem = draw.problem();
                    for (Digits digits : DIGITS) {
                        single.on(problem, digits, 12);
                    }
                }
                System.out.println(single.tally());
            }
            case "pairs" -> {
                MistakePairs pairs = new MistakePairs(new Random(5));
                ProblemDraw draw = new ProblemDraw(new Random(6));
                for (int i = 0; i < size; i++) {
                    Problem problem = draw.problem();
                    for (Digits digits : DIGITS) {
                        pairs.on(problem, digits, 5);
                    }
                }
                System.out.println(pairs.tally());
            }
            case "others" -> {
                OtherErrors others = new OtherErrors(new Random(7));
                ProblemDraw draw = new ProblemDraw(new Random(8));
                for (int i = 0; i < size; i++) {
                    Problem problem = draw.problem();
                    for (Digits digits : DIGITS) {
                        others.unlisted(problem, digits, 8);
                        others.slips(problem, digits, 8);
                    }
                }
                System.out.println(others.tally());
            }
            case "sparse" -> {
                SparsePapers sparse = new SparsePapers(new Random(9));
                ProblemDraw draw = new ProblemDraw(new Random(10));
                for (int i = 0; i < size; i++) {
                    Problem problem = draw.problem();
                    for (Digits digits : DIGITS) {
                        sparse.on(problem, digits, 6);
                    }
                }
                System.out.println(sparse.tally());
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println((System.nanoTime() - start) / 1_000_000 + " ms");
    }
}
