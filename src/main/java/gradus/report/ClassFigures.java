package gradus.report;

import gradus.grading.ClassResult;
import gradus.grading.GradedPaper;
import gradus.grading.LineSummary;
import gradus.grading.SheetSummary;
import gradus.problem.Problem;
import gradus.problem.Question;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts and averages of a class, taken in one walk over its papers. */
final class ClassFigures {
    private final List<Rate> rates = new ArrayList<>();
    /** How many papers have earned so much. There are only so many sums of points. */
    private final SortedMap<BigDecimal, Integer> totals = new TreeMap<>();

    private int papers;

    private ClassFigures() {}

    /** A question of a problem, with how many of those who handed the problem in have it right. */
    static final class Rate {
        private final String problem;
        private final String question;
        private int right;
        private int handedIn;

        Rate(String problem, String question) {
            this.problem = problem;
            this.question = question;
        }

        private void add(LineSummary line) {
            handedIn++;
            right += line.right() ? 1 : 0;
        }

        String problem() {
            return problem;
        }

        String question() {
            return question;
        }

        int right() {
            return right;
        }

        int handedIn() {
            return handedIn;
        }

        double share() {
            return handedIn == 0 ? 1 : (double) right / handedIn;
        }
    }

    static ClassFigures of(ClassResult result) {
        ClassFigures figures = new ClassFigures();
        for (Problem problem : result.problems()) {
            for (Question question : problem.questions()) {
                figures.rates.add(new Rate(problem.id(), question.name()));
            }
        }
        result.graded().forEach(paper -> figures.add(paper, result.problems()));
        return figures;
    }

    private void add(GradedPaper paper, List<Problem> problems) {
        papers++;
        totals.merge(paper.points(), 1, Integer::sum);
        int first = 0;
        for (Problem problem : problems) {
            int offset = first;
            paper.sheet(problem.id()).filter(SheetSummary::answered).ifPresent(sheet -> {
                for (int place = 0; place < sheet.lines().size(); place++) {
                    rates.get(offset + place).add(sheet.lines().get(place));
                }
            });
            first += problem.questions().size();
        }
    }

    /** Every question, problem by problem. */
    List<Rate> rates() {
        return rates;
    }

    /** The mean of the points, to one decimal. There has to be a paper. */
    BigDecimal mean() {
        return totals.entrySet().stream()
                .map(total -> total.getKey().multiply(BigDecimal.valueOf(total.getValue())))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(papers), 1, RoundingMode.HALF_EVEN);
    }

    /** The median of the points, exact. There has to be a paper. */
    BigDecimal median() {
        BigDecimal upper = ranked(papers / 2);
        return papers % 2 == 1 ? upper : ranked(papers / 2 - 1).add(upper).divide(BigDecimal.valueOf(2));
    }

    /** The points of the paper at a place, the one with the fewest points being at 0. */
    private BigDecimal ranked(int place) {
        int passed = 0;
        for (var total : totals.entrySet()) {
            passed += total.getValue();
            if (passed > place) {
                return total.getKey();
            }
        }
        throw new IllegalArgumentException("there are only " + papers + " papers, none is at place " + place);
    }
}
