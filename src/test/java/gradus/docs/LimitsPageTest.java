package gradus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.intake.IntakeLimits;
import gradus.problem.ProblemLimits;
import gradus.submission.TextLimits;
import gradus.submission.stored.StoredLimits;
import gradus.written.NumberText;
import gradus.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The numbers on the page of limits are those of the program. */
class LimitsPageTest {
    @Test
    void saysWhatTheProgramDoes() throws IOException {
        String page = Files.readString(Path.of("docs/reference/limits.md"), StandardCharsets.UTF_8);

        Map<String, String> limits = Map.ofEntries(
                Map.entry("files in a folder or zip", count(IntakeLimits.FILES)),
                Map.entry("a file of a hand-in, unpacked", mebibytes(IntakeLimits.FILE_BYTES)),
                Map.entry(
                        "a file that is text: YAML, JSON, Markdown, notebooks, LaTeX, Python, MATLAB, CSV",
                        mebibytes(YamlReader.MAX_BYTES)),
                Map.entry(
                        "a file of arrays: `.npy`, `.npz`, `.mat`, packed and unpacked",
                        mebibytes(Math.max(StoredLimits.MAX_BYTES, StoredLimits.MAX_INFLATED))),
                Map.entry(
                        "how many times larger than packed a file in a zip may be, from "
                                + mebibytes(IntakeLimits.RATIO_FREE_BYTES) + " on",
                        count(IntakeLimits.RATIO)),
                Map.entry("folders in each other", count(IntakeLimits.FOLDERS_DEEP)),
                Map.entry("zips in each other, in what a student hands in", count(IntakeLimits.ZIPS_DEEP)),
                Map.entry(
                        "files in a student's zip",
                        count(IntakeLimits.FILES_OF_A_STUDENT) + ", and " + count(IntakeLimits.ENTRIES_OF_A_STUDENT)
                                + " entries"),
                Map.entry("values in a YAML or JSON file, keys included", count(YamlReader.MAX_VALUES)),
                Map.entry("lists and mappings in each other", count(YamlReader.MAX_DEPTH)),
                Map.entry("a single text or comment", YamlReader.MAX_TEXT / 1024 + " KiB"),
                Map.entry(
                        "numbers in a text, a table or a file of arrays",
                        count(Math.max(TextLimits.NUMBERS, StoredLimits.MAX_NUMBERS))),
                Map.entry("equals signs and colons in a text", count(TextLimits.RELATIONS)),
                Map.entry("characters of a number", count(NumberText.MAX_LENGTH)),
                Map.entry("dimensions of an answer", count(StoredLimits.MAX_ANSWER_DIMENSIONS)),
                Map.entry("weights of all layers together", count(ProblemLimits.WEIGHTS)),
                Map.entry("layers", count(ProblemLimits.LAYERS)),
                Map.entry("examples", count(ProblemLimits.EXAMPLES)),
                Map.entry("questions", count(ProblemLimits.QUESTIONS)));
        limits.forEach((what, limit) -> assertThat(page).contains("| " + what + " | " + limit + " |"));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String mebibytes(long bytes) {
        return bytes / (1024 * 1024) + " MiB";
    }
}
