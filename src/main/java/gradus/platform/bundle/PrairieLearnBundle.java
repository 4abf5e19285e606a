package gradus.platform.bundle;

import com.google.auto.service.AutoService;
import gradus.issue.Visible;
import gradus.report.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** The folder of a question for PrairieLearn that is graded externally. */
@AutoService(Bundle.class)
public final class PrairieLearnBundle implements Bundle {
    private static final String IMAGE = "eclipse-temurin:17-jre";
    private static final int SECONDS = 60;
    private static final long VERSION_BITS = 0xF000L;
    private static final long RANDOM_VERSION = 0x4000L;

    @Override
    public String name() {
        return "prairielearn";
    }

    @Override
    public List<BundleFile> files(BundleContents contents) {
        List<BundleFile> files = new ArrayList<>();
        files.add(BundleFile.text("info.json", info(contents)));
        files.add(BundleFile.text(
                "question.html",
                Script.of(
                        name(),
                        "question.html",
                        Map.of("TITLE", markup(contents.title()), "DESCRIPTION", description(contents)))));
        files.add(BundleFile.text("clientFilesQuestion/answers.yaml", contents.answers()));
        files.add(BundleFile.script("tests/run.sh", Script.of(name(), "run.sh")));
        files.addAll(contents.grader("tests/gradus.jar", "tests/problems/"));
        return files;
    }

    private static String info(BundleContents contents) {
        return JsonText.indented(json -> {
            json.writeStartObject();
            json.writeStringProperty("uuid", id(contents));
            json.writeStringProperty("title", Visible.of(contents.title()));
            json.writeStringProperty("topic", "Backpropagation");
            json.writeStringProperty("type", "v3");
            json.writeBooleanProperty("singleVariant", true);
            json.writeStringProperty("gradingMethod", "External");
            writeGrader(json);
            json.writeEndObject();
        });
    }

    private static void writeGrader(JsonGenerator json) {
        json.writeName("externalGradingOptions").writeStartObject();
        json.writeBooleanProperty("enabled", true);
        json.writeStringProperty("image", IMAGE);
        json.writeStringProperty("entrypoint", "/grade/tests/run.sh");
        json.writeNumberProperty("timeout", SECONDS);
        json.writeEndObject();
    }

    /** The same for the same problems, in the form of a random one. */
    private static String id(BundleContents contents) {
        String ids = contents.all().stream()
                .map(problem -> problem.id() + "\n" + problem.heading().title())
                .collect(Collectors.joining("\n"));
        UUID hashed = UUID.nameUUIDFromBytes(("gradus\n" + ids).getBytes(StandardCharsets.UTF_8));
        long high = (hashed.getMostSignificantBits() & ~VERSION_BITS) | RANDOM_VERSION;
        return new UUID(high, hashed.getLeastSignificantBits()).toString();
    }

    private static String description(BundleContents contents) {
        return contents.all().stream()
                .flatMap(problem -> problem.heading().description().stream())
                .map(text -> "  <p>" + markup(text.strip()) + "</p>\n")
                .collect(Collectors.joining());
    }

    /** For markup in which two braces begin a command to the page. */
    private static String markup(String text) {
        return Visible.of(text.replace('\n', ' '))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("{", "&#123;");
    }

    @Override
    public String nextStep() {
        return "Put it into the folder 'questions' of the course.";
    }
}
