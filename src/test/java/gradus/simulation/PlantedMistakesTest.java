package gradus.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.grading.MarkSheet;
import gradus.grading.Marker;
import gradus.grading.StudentResult;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.report.page.CausalMap;
import gradus.report.page.ClassTally;
import gradus.simulation.SimulatedClass.HandedIn;
import gradus.simulation.SimulatedClass.Planted;
import gradus.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A class in which it is known who makes which mistake with which probability. The causal map of its page finds these
 * probabilities again, which the share of wrong answers in each line does not.
 */
class PlantedMistakesTest {
    private static final int STUDENTS = 1200;

    /** So many standard deviations of the binomial distribution: one class in 15,000 has one of six rates outside. */
    private static final double DEVIATIONS = 4.5;

    private static final SimulatedClass SIMULATED = SimulatedClass.ofKnownMistakes(77);
    private static final Map<String, Integer> MADE = new HashMap<>();
    private static final Map<Quantity, Integer> WRONG = new LinkedHashMap<>();
    private static CausalMap map = new CausalMap(List.of());

    @BeforeAll
    static void mark() {
        Problem problem = SIMULATED.problem();
        Marker marker = new Marker(problem);
        ClassTally tally = new ClassTally(List.of(problem));
        for (int student = 0; student < STUDENTS; student++) {
            HandedIn handedIn = SIMULATED.paper(student);
            handedIn.made().forEach(id -> MADE.merge(id, 1, Integer::sum));
            countWrong(handedIn.paper(), problem);
            MarkSheet sheet = marker.mark(handedIn.paper().answers());
            tally.add(new StudentResult("s" + student, Optional.empty(), "s" + student, List.of(sheet), List.of()));
        }
        map = tally.causalMap();
    }

    /** What an analysis without follow-through counts: answers that are not the solution, up to the written digits. */
    private static void countWrong(Paper paper, Problem problem) {
        paper.lines().forEach((quantity, line) -> {
            Tensor truth = problem.truth(quantity);
            boolean isWrong = false;
            for (int place = 0; place < truth.count(); place++) {
                double units = Math.abs(line.value().at(place) - truth.at(place))
                        / line.digits().unit(truth.at(place));
                isWrong |= units > 20;
            }
            WRONG.merge(quantity, isWrong ? 1 : 0, Integer::sum);
        });
    }

    private static double bound(double rate) {
        return DEVIATIONS * Math.sqrt(rate * (1 - rate) / STUDENTS);
    }

    /** The students of whom the map says that they made a mistake in a line, alone or as one of several explanations. */
    private static int found(Planted mistake) {
        return map.entries().stream()
                .filter(entry -> entry.quantity().equals(mistake.line()))
                .filter(entry -> List.of(entry.id().split(" or | and ")).contains(mistake.id()))
                .mapToInt(CausalMap.Entry::students)
                .sum();
    }

    @Test
    void theCausalMapFindsThePlantedRates() {
        assertThat(SIMULATED.planted()).hasSize(6).allSatisfy(mistake -> {
            double rate = found(mistake) / (double) STUDENTS;

            assertThat(Math.abs(rate - mistake.rate()))
                    .as(mistake.id() + ": " + rate + " found, planted with " + mistake.rate())
                    .isLessThanOrEqualTo(bound(mistake.rate()));
        });
    }

    /**
     * Closer than sampling: nearly everybody who made a mistake is found, and nobody else. Who turns the sign of the error and adds
     * the gradient has kept to another convention, and is not found.
     */
    @Test
    void itFindsThoseWhoMadeThem() {
        assertThat(SIMULATED.planted()).allSatisfy(mistake -> {
            int made = MADE.getOrDefault(mistake.id(), 0);

            assertThat(found(mistake)).as(mistake.id()).isBetween((int) (0.9 * made), made);
        });
    }

    /** Behind the first mistakes an answer is wrong for other reasons; the shares are far outside of what sampling does. */
    @Test
    void theShareOfWrongAnswersDoesNot() {
        List<String> misled = SIMULATED.planted().stream()
                .filter(mistake -> {
                    double share = WRONG.getOrDefault(mistake.line(), 0) / (double) STUDENTS;
                    return share - mistake.rate() > bound(mistake.rate());
                })
                .map(Planted::id)
                .toList();

        assertThat(misled)
                .containsExactlyInAnyOrder(
                        "loss-sum-for-mean", "missing-activation-derivative", "gradient-mean-twice", "update-plus");
        assertThat(WRONG.getOrDefault(new Quantity.Updated(Quantity.variable("W", 1)), 0) / (double) STUDENTS)
                .isGreaterThan(0.4);
    }
}
