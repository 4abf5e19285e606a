package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.platform.CollectedOutput.Handed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives with a page for each student, read as Moodle and Canvas find out whose each is. */
class ArchivePlatformsTest {
    private static final PlatformContext CONTEXT = GradedPapers.context(GradedPapers.problems());
    private static final String PAPER = "answers: {neuron: {z1: -0.5}}\n";

    private static Map<String, String> entries(byte[] bytes) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    /** Moodle splits the first part of a path at underscores: name, number, and the two words of a plugin. */
    private static Optional<Integer> participant(String path) {
        String[] pieces = path.split("/", 2)[0].split("_", -1);
        boolean isOne = pieces.length >= 4
                && pieces[1].matches("\\d+")
                && pieces[2].equals("assignsubmission")
                && List.of("file", "onlinetext").contains(pieces[3])
                && !path.startsWith(".")
                && !path.startsWith("~");
        return isOne ? Optional.of(Integer.parseInt(pieces[1])) : Optional.empty();
    }

    /** Canvas takes the first two pieces that are numbers for student and attachment, or the pieces behind {@code anon}. */
    private static List<String> canvasNumbers(String path) {
        List<String> pieces = new ArrayList<>(Arrays.asList(path.split("_", -1)));
        pieces.removeIf("LATE"::equals);
        return pieces.get(0).equals("anon")
                ? pieces.subList(1, 3)
                : pieces.stream()
                        .filter(piece -> piece.matches("\\d+"))
                        .limit(2)
                        .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace_101_assignsubmission_file/a.yaml, 101",
        "Ada Lovelace_101_assignsubmission_file_/a.yaml, 101",
        "Ada Lovelace_101_assignsubmission_file_a.yaml, 101",
        "Ada_Lovelace_101_assignsubmission_file/deep/er/a.yaml, 101",
        "Participant_7_assignsubmission_onlinetext/a.yaml, 7",
        ".~Ada_8_assignsubmission_file/a.yaml, 8",
        "_9_assignsubmission_file/a.yaml, 9",
        "papers/Ada Lovelace_101_assignsubmission_file/a.yaml, 101",
    })
    void moodleKnowsWhoseAPageIs(String file, int number) throws IOException {
        CollectedOutput output = CollectedOutput.of("moodle-feedback", CONTEXT, new Handed(file, PAPER));

        assertThat(entries(output.bytes()).keySet())
                .hasSize(1)
                .allSatisfy(path -> assertThat(participant(path)).contains(number));
    }

    @ParameterizedTest
    @CsvSource({
        "lovelaceada_501_9001_hw3.yaml, 501, 9001",
        "lovelaceada_LATE_501_9001_hw3.yaml, 501, 9001",
        "r2d2_501_9001_2024_12.yaml, 501, 9001",
        "anon_x1y2_9001_hw3.yaml, x1y2, 9001",
    })
    void canvasKnowsWhoseAPageIs(String file, String student, String attachment) throws IOException {
        CollectedOutput output = CollectedOutput.of("canvas-comments", CONTEXT, new Handed("in/" + file, PAPER));

        assertThat(entries(output.bytes()).keySet())
                .hasSize(1)
                .allSatisfy(path -> assertThat(canvasNumbers(path)).containsExactly(student, attachment));
    }

    @ParameterizedTest
    @CsvSource({
        "moodle-feedback, ada.yaml",
        "moodle-feedback, Ada Lovelace_101/a.yaml",
        "canvas-comments, ada.yaml",
        "canvas-comments, lovelaceada_501_text.yaml",
    })
    void whoseAPageIsHasToBeKnown(String platform, String file) throws IOException {
        CollectedOutput output = CollectedOutput.of(platform, CONTEXT, new Handed(file, PAPER));

        assertThat(entries(output.bytes())).isEmpty();
        assertThat(output.codes()).containsExactly(PlatformCodes.NO_PLACE);
    }

    @Test
    void twoPapersOfOneStudentDoNotOverwriteEachOther() throws IOException {
        Handed paper = new Handed("A_1_assignsubmission_file/a.yaml", PAPER);

        CollectedOutput output = CollectedOutput.of("moodle-feedback", CONTEXT, paper, paper);

        assertThat(entries(output.bytes())).hasSize(1);
        assertThat(output.codes()).containsExactly(PlatformCodes.UNCLEAR_ROW);
    }

    @Test
    void theSameClassGivesTheSameBytes() {
        Handed paper = new Handed("A_1_assignsubmission_file/a.yaml", PAPER);

        assertThat(CollectedOutput.of("moodle-feedback", CONTEXT, paper).bytes())
                .isEqualTo(CollectedOutput.of("moodle-feedback", CONTEXT, paper).bytes());
    }

    @ParameterizedTest
    @MethodSource("gradus.platform.GradedPapers#hostile")
    void aPageRunsNothing(String paper) throws IOException {
        CollectedOutput output =
                CollectedOutput.of("moodle-feedback", CONTEXT, new Handed("A_1_assignsubmission_file/a.yaml", paper));

        assertThat(entries(output.bytes()).values())
                .hasSize(1)
                .allSatisfy(page -> assertThat(page.replaceAll(
                                "</?(html|head|meta|title|body|h1|p|b|ul|li|br)\\b[^<>\"']*(\"[a-z0-9-]+\")?/?>", ""))
                        .doesNotContainPattern("<(?!!DOCTYPE html>)"));
    }
}
