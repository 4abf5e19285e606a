package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.Issue;
import gradus.platform.CollectedOutput.Handed;
import gradus.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradebooks of Canvas, Blackboard and Brightspace, and the table for that of Moodle. */
class GradebookPlatformsTest {
    private static final List<Problem> NEURON = List.of(GradedPapers.neuron("hint"));
    private static final String RIGHT = "answers: {z1: -0.5, E: 3.125, dE/dW1: [-2.5, -7.5]}\n";

    private static PlatformContext context(String table, String column) {
        return GradedPapers.context(NEURON, CollectedOutput.gradebook(table.getBytes(StandardCharsets.UTF_8), column));
    }

    private static List<Issue> faults(String platform, String table, String column) {
        return Platforms.installed().find(platform).orElseThrow().faults(context(table, column));
    }

    @Nested
    class OfCanvas {
        private static final String TWO = """
                Student,ID,SIS User ID,SIS Login ID,Section,One (1),Two (2),Final Score (3)
                    Points Possible,,,,,3,10.00,(read only)
                "Lovelace, Ada",501,S1001,ada,M1,EX,,
                "Borel, Émile",502,S1002,emile,M1,,"1,5",
                """;

        @ParameterizedTest
        @CsvSource({
            "Two, s1002.yaml",
            "two (2), emile.yaml",
            "2, borelmile_LATE_502_7_hw_1.yaml",
            "TWO, Émile Borel.yaml"
        })
        void onlyTheCellOfTheStudentChanges(String column, String file) {
            CollectedOutput output = CollectedOutput.of("canvas-csv", context(TWO, column), new Handed(file, RIGHT));

            assertThat(output.text()).isEqualTo(TWO.replace("\"1,5\",", "\"10\","));
            assertThat(output.codes()).isEmpty();
        }

        @Test
        void whoIsExcusedStaysSo() {
            CollectedOutput output =
                    CollectedOutput.of("canvas-csv", context(TWO, "One"), new Handed("ada.yaml", RIGHT));

            assertThat(output.text()).isEqualTo(TWO);
            assertThat(output.codes()).containsExactly(PlatformCodes.LEFT_ALONE);
        }

        @Test
        void thePointsThatArePossibleAndTheTestStudentAreNobodysRow() {
            String table = TWO + "\"Student, Test\",599,,x,M1,,,\n";

            CollectedOutput output = CollectedOutput.of(
                    "canvas-csv",
                    context(table, "Two"),
                    new Handed("Test Student.yaml", RIGHT),
                    new Handed("Points Possible.yaml", RIGHT));

            assertThat(output.text()).isEqualTo(table);
            assertThat(output.codes()).containsOnly(PlatformCodes.NOT_IN_TABLE).hasSize(2);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "'' | several columns take marks",
                    "Tow | no column that takes marks is called 'Tow'",
                    "Final Score | Canvas ignores the column 'Final Score (3)' because its title looks like one of its totals",
                })
        void theColumnHasToBeClear(String column, String message) {
            assertThat(faults("canvas-csv", TWO, column))
                    .extracting(Issue::message)
                    .containsExactly(message);
        }

        @Test
        void anotherTableIsRefused() {
            assertThat(faults("canvas-csv", "Name,Mark (1)\nx,\n", ""))
                    .extracting(Issue::message)
                    .containsExactly("the headings are not those of a gradebook of Canvas");
        }

        @Test
        void aNearNameIsOffered() {
            assertThat(faults("canvas-csv", TWO, "Too (2)").get(0).fix()).contains("write --column \"Two (2)\"");
        }
    }

    @Nested
    class OfBlackboard {
        private static final String TABLE = """
                "Username","Student ID","HW3 [Total Pts: 20 Score] |13","Total [Total Pts: up to 505 Score] |14","Feedback to Learner","Feedback Format"
                "ada_l","S1001","Needs Grading","1","",""
                """;

        @ParameterizedTest
        @CsvSource({"HW_3_ada_l_attempt_2024-03-05-09-00-00_hw3.yaml", "ada_l.yaml", "S1001.yaml"})
        void theItemThatIsNoTotalTakesTheMark(String file) {
            CollectedOutput output = CollectedOutput.of("blackboard", context(TABLE, ""), new Handed(file, RIGHT));

            assertThat(output.text())
                    .contains("\"ada_l\",\"S1001\",\"20\",\"1\",\"<p><b>neuron")
                    .contains("\"SMART_TEXT\"");
        }

        @Test
        void aColumnWithoutItsNumberIsNoItem() {
            assertThat(faults("blackboard", "Username,HW3 [Total Pts: 20 Score]\nada,\n", ""))
                    .extracting(Issue::message)
                    .containsExactly("there is no column that takes marks");
        }

        @Test
        void everyFaultIsToldAtOnce() {
            assertThat(faults("blackboard", "User,HW3\nada,\n", "")).hasSize(2);
        }
    }

    @Nested
    class OfBrightspace {
        private static final String TABLE = """
                OrgDefinedId,Username,Last Name,Email,HW3 Points Grade <Numeric MaxPoints:6 Weight:5>,End-of-Line Indicator
                #S1001,#ada,Lovelace,ada@example.org,,#
                #S1002,#emile,Borel,emile@example.org,2,#
                """;

        @Test
        void namesAndAddressesAndRowsWithoutMarksAreLeftOut() {
            CollectedOutput output =
                    CollectedOutput.of("brightspace", context(TABLE, ""), new Handed("s1001.yaml", RIGHT));

            assertThat(output.text()).isEqualTo("""
                    OrgDefinedId,Username,HW3 Points Grade <Numeric MaxPoints:6 Weight:5>,End-of-Line Indicator
                    #S1001,#ada,6,#
                    """);
        }

        @Test
        void withoutKeysAndEndItIsRefused() {
            assertThat(faults("brightspace", "Name,HW3 Points Grade\nx,\n", ""))
                    .extracting(Issue::message)
                    .containsExactly(
                            "there is no column for the ids of students", "there is no column 'End-of-Line Indicator'");
        }
    }

    @Nested
    class OfMoodle {
        @ParameterizedTest
        @MethodSource("gradus.platform.GradedPapers#hostile")
        void aStudentIsOneRowOfFourCellsAndRunsNothing(String paper) {
            PlatformContext context = GradedPapers.context(GradedPapers.problems());

            String written = CollectedOutput.of(
                            "moodle-gradebook",
                            context,
                            new Handed("s1.yaml", paper),
                            new Handed("s2.yaml", "answers: {neuron: {z1: -0.5}}\n"))
                    .text();

            List<List<String>> rows = MoodleImport.php(written);
            assertThat(rows.get(rows.size() - 1).subList(0, 3)).containsExactly("s2", "", "1");
            assertThat(rows)
                    .hasSizeBetween(2, 3)
                    .allSatisfy(row -> assertThat(row)
                            .hasSize(4)
                            .allSatisfy(cell -> assertThat(cell)
                                    .doesNotStartWith("=")
                                    .doesNotStartWith("+")
                                    .doesNotStartWith("@")
                                    .doesNotStartWith("\t")
                                    .doesNotContain("\\")));
        }

        @Test
        void marksAboveAHundredAreWarnedOf() {
            PlatformSettings plain = PlatformSettings.at(GradedPapers.TIME);
            PlatformSettings high = new PlatformSettings(
                    plain.time(),
                    Optional.of(new java.math.BigDecimal("120")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

            assertThat(new MoodleGradebookPlatform().faults(GradedPapers.context(NEURON, high)))
                    .extracting(Issue::code)
                    .containsExactly(PlatformCodes.ABOVE_LIMIT);
            assertThat(new MoodleGradebookPlatform().faults(GradedPapers.context(NEURON)))
                    .isEmpty();
        }
    }
}
