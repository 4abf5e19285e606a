package gradus.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is promised about papers, counted on simulated ones. {@code -Dsimulation.size=10} simulates ten times as many. */
@Execution(ExecutionMode.CONCURRENT)
class SimulatedClassesTest {

    @Nested
    class PapersByTheRightMethod {
        @Test
        void earnAllPointsHoweverTheyAreRounded() {
            Tally tally = Simulation.rightOnDrawn(Size.of(12));

            assertThat(tally.shareOfAll("")).as(tally.toString()).isEqualTo(1.0);
        }

        @Test
        void earnAllPointsInEveryProblemFile() {
            Tally tally = Simulation.rightOnFiles();

            assertThat(tally.shareOfAll("")).as(tally.toString()).isEqualTo(1.0);
        }
    }

    @Nested
    class PapersWithOneMistake {
        private static final Tally TALLY = Simulation.single(Size.of(12), Simulation.DIGITS);

        private static void isAtLeast(String kind, double share) {
            assertThat(TALLY.shareOfAll(kind)).as(TALLY.toString()).isGreaterThanOrEqualTo(share);
        }

        @Test
        void areWrongWhereItIsFirstSeen() {
            isAtLeast(SingleMistakes.FOUND, 0.995);
        }

        @Test
        void areWrongWhereverItIsSeen() {
            isAtLeast(SingleMistakes.JUDGED, 0.99);
        }

        @Test
        void areRightWhereItDoesNotAct() {
            isAtLeast(SingleMistakes.SPARED, 0.9995);
        }

        @Test
        void areToldTheMistake() {
            isAtLeast(SingleMistakes.NAMED, 0.99);
        }

        @Test
        void areToldNoOtherMistakeUnlessItGivesTheSameNumbers() {
            isAtLeast(SingleMistakes.ALONE, 0.95);
        }

        @Test
        void loseThePointsOfTheLinesInWhichItIsMade() {
            isAtLeast(SingleMistakes.COSTS, 0.99);
        }
    }

    @Nested
    class PapersWithOtherErrors {
        private static final Tally TALLY = Simulation.others(Size.of(8), Simulation.DIGITS);

        private static void isAtLeast(String kind, double share) {
            assertThat(TALLY.shareOfAll(kind)).as(TALLY.toString()).isGreaterThanOrEqualTo(share);
        }

        @Test
        void areWrongWhereAnUnlistedErrorIsMade() {
            isAtLeast(OtherErrors.UNLISTED_FOUND, 0.995);
        }

        @Test
        void areToldNoMistakeThatWasNotMade() {
            isAtLeast(OtherErrors.UNLISTED_UNNAMED, 0.97);
        }

        @Test
        void areToldASlipOfThePen() {
            isAtLeast(OtherErrors.SLIP_NAMED, 0.9);
        }

        @Test
        void loseNoOtherLineByASlipOfThePen() {
            isAtLeast(OtherErrors.SLIP_HARMLESS, 0.995);
        }
    }

    @Test
    void twoMistakesAreBothNamed() {
        Tally tally = Simulation.pairs(Size.of(10), Simulation.DIGITS);

        assertThat(tally.shareOfAll(MistakePairs.BOTH)).as(tally.toString()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void aMistakeIsNamedFromFewLines() {
        Tally tally = Simulation.sparse(Size.of(8), Simulation.DIGITS);

        assertThat(tally.shareOfAll(SparsePapers.NAMED)).as(tally.toString()).isGreaterThanOrEqualTo(0.95);
    }
}
