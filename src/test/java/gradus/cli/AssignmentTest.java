package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code gradus grade} with an assignment. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the expected texts have paths with /")
class AssignmentTest {
    private static final String ADA = "class/Lovelace Ada 7 ada/";
    private static final String BOB = "class/Ross Bob 8 bob/";

    @TempDir
    private Path temporary;

    private ClassFolder folder = new ClassFolder(Path.of(""));

    @BeforeEach
    void makeFolder() {
        folder = ClassFolder.withoutPapers(temporary)
                .write(ADA + "2026-11-20-20-00-00/a.yaml", ClassFolder.HALF_RIGHT)
                .write(ADA + "2026-11-22-09-00-00/a.yaml", ClassFolder.RIGHT)
                .write(BOB + "2026-11-20-23-59-00/a.yaml", ClassFolder.RIGHT);
    }

    private Result grade(String assignment, String... options) {
        folder.write("assignment.yaml", assignment);
        String[] arguments = new String[options.length + 5];
        System.arraycopy(options, 0, arguments, 5, options.length);
        System.arraycopy(
                new String[] {"grade", "FOLDER/assignment.yaml", "FOLDER/class", "-o", "FOLDER/out"},
                0,
                arguments,
                0,
                5);
        return folder.run(arguments);
    }

    private String row(String student) {
        return folder.text("out/grades.csv")
                .lines()
                .filter(line -> line.startsWith(student + ","))
                .findFirst()
                .orElse("");
    }

    @Test
    void theMarkIsWeightedAndLatenessCosts() {
        Result result =
                grade("{problems: [{id: neuron, weight: 30}], due: 2026-11-20 23:59, late: {penalty: 10 %, per: day}}");

        assertThat(folder.text("out/grades.csv"))
                .startsWith("student,name,neuron,total,maximum,earned,deduction,timing,hours_late,submitted,attempt,"
                        + "status,file\n");
        assertThat(row("ada")).contains(",3,24,30,30,6,late,33.02,2026-11-22 09:00:00,2,graded,");
        assertThat(row("bob")).contains(",3,30,30,30,0,in-time,,2026-11-20 23:59:00,,graded,");
        assertThat(result.output()).contains("1 day 9 hours late, -6").contains("\n1 late.\n");
        assertThat(folder.text("out/results.jsonl"))
                .contains("\"submitted\":\"2026-11-22 09:00:00\",\"attempt\":2,\"attempts\":2,\"mark\":{\"earned\":30,"
                        + "\"capped\":false,\"deduction\":6,\"timing\":\"late\",\"hours_late\":33.02}");
    }

    @Test
    void theClassPageCountsInMarks() {
        grade("problems: [{id: neuron, weight: 30}]", "--page");

        assertThat(folder.text("out/class.html"))
                .contains("<dt>points to earn</dt><dd>30</dd>", "<dt>mean</dt><dd>30</dd>");
    }

    @Test
    void theReportOfASingleProblemTellsTheMark() {
        grade("problems: [{id: neuron, weight: 30}]", "--reports", "text");

        assertThat(folder.text("out/reports/bob.txt")).contains("3 of 3 points", "Together 30 of 30 points.");
    }

    @Test
    void theBestAttemptCountsAfterWhatLatenessCosts() {
        String late = "{problems: [neuron], due: 2026-11-20 23:59, attempts: best, late: {penalty: %s}}";

        grade(late.replace("%s", "10 %"));
        assertThat(row("ada")).contains(",3,2.7,3,").contains("2026-11-22");

        grade(late.replace("%s", "90 %"));
        assertThat(row("ada")).contains("2026-11-20 20:00:00,1,graded");
        assertThat(folder.text("out/grades.csv").lines()).hasSize(3);
    }

    @Test
    void theLatestInTimeCountsAndNoMoreThanAreAllowed() {
        grade("{problems: [neuron], due: 2026-11-20 23:59, attempts: latest-in-time}");
        assertThat(row("ada")).contains("in-time").contains("2026-11-20 20:00:00,1,graded");

        grade("{problems: [neuron], attempts: {count: latest, allowed: 1}}");
        assertThat(row("ada")).contains("2026-11-20 20:00:00,1,graded");
    }

    @Test
    void whatComesTooLateDoesNotCountAndSaysSo() {
        Result result =
                grade("{problems: [neuron], due: 2026-11-20 23:59, late: {cutoff: 1 day}}", "--reports", "text");

        assertThat(row("ada")).contains(",3,0,3,3,3,too-late,33.02,");
        assertThat(result.output()).contains("1 late, 1 of them too late to count.");
        assertThat(folder.text("out/reports/ada.txt"))
                .contains("Handed in on 2026-11-22 09:00:00, 1 day 9 hours late: that is too late to count."
                        + " In time it would have earned 3 points.");
    }

    @Test
    void shardsGiveTheSameBytes() {
        String assignment =
                "{problems: [neuron], due: 2026-11-20 23:59, attempts: best, late: {penalty: 10 %, per: day}}";
        grade(assignment);
        String whole = folder.text("out/grades.csv") + folder.text("out/results.jsonl");

        grade(assignment, "--shard", "1/2");
        grade(assignment, "--shard", "2/2");
        folder.run("merge", "FOLDER/out", "-o", "FOLDER/out");

        assertThat(folder.text("out/grades.csv") + folder.text("out/results.jsonl"))
                .isEqualTo(whole);
    }

    @Test
    void thePointsSetByHandThatItNamesAreUsed() {
        folder.write("by-hand.csv", "student,problem,line,points,reason\nbob,neuron,,1,copied\n");

        grade("{problems: [{id: neuron, weight: 30}], overrides: by-hand.csv}");

        assertThat(row("bob")).contains(",1,10,30,");
    }

    @Test
    void problemsAreNamedByIdOrFileAndOthersAreLeftOut() {
        folder.write("second.yaml", ClassFolder.NEURON.replace("id: neuron", "id: other"))
                .write("broken.yaml", "id: [");

        grade("problems: [second.yaml, neuron]");
        assertThat(folder.text("out/grades.csv")).startsWith("student,name,other,neuron,total,");

        assertThat(grade("problems: [nueron]").errors())
                .contains("assignment.yaml:1:12: error: no problem is called 'nueron' here [GA106]", "write 'neuron'");
    }

    @Test
    void aStudentWithAnotherDeadlineWhoIsNotThereIsNamed() {
        Result result = grade("{problems: [neuron], due: 2026-11-20, extensions: {ada: 2026-11-23, adda: 2026-11-23}}");

        assertThat(row("ada")).contains("in-time");
        assertThat(result.errors()).contains("gives 'adda' another deadline, and nobody in the class is called so");
    }

    @Test
    void checkKnowsTheWeightsAndNoDeadline() {
        folder.write(
                "assignment.yaml", "{problems: [{id: neuron, weight: 30}], due: 2020-01-01, late: {cutoff: 1 day}}");

        Result result = folder.run(
                "check", "FOLDER/assignment.yaml", "FOLDER/" + ADA + "2026-11-22-09-00-00/a.yaml", "--format", "json");

        assertThat(result.output()).contains("\"points\" : 30");
    }
}
