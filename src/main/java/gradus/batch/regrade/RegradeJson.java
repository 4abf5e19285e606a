package gradus.batch.regrade;

import gradus.batch.regrade.Regrading.SetByHand;
import gradus.grading.ClassResult;
import gradus.tensor.Digits;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Who moves, as one object of JSON; docs/reference/regrading.md describes the fields. */
public final class RegradeJson {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator json;

    private RegradeJson(JsonGenerator json) {
        this.json = json;
    }

    /** Compares an old result with a new one, and writes who moves. The writer stays open. */
    public static Regrading write(Path old, ClassResult result, String version, Writer out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            RegradeJson text = new RegradeJson(json);
            json.writeStartObject();
            json.writeStringProperty("gradus", version);
            json.writeName("moved").writeStartArray();
            Regrading regrading = Regrading.compare(old, result, version, text::student);
            json.writeEndArray();
            text.rest(regrading);
            json.writeEndObject();
            return regrading;
        } finally {
            out.write("\n");
            out.flush();
        }
    }

    private void student(Movement movement) {
        json.writeStartObject();
        json.writeStringProperty("student", movement.student());
        points("before", movement.before().map(PaperMarks::points));
        points("after", movement.after().map(PaperMarks::points));
        json.writeName("lines").writeStartArray();
        movement.changes().forEach(this::line);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void line(Change change) {
        json.writeStartObject();
        json.writeStringProperty("problem", change.line().problem());
        json.writeStringProperty("name", change.line().name());
        points("before", change.before().map(PaperMarks.LineMarks::points));
        points("after", change.after().map(PaperMarks.LineMarks::points));
        change.before().ifPresent(line -> json.writeStringProperty("verdict_before", line.verdict()));
        change.after().ifPresent(line -> json.writeStringProperty("verdict_after", line.verdict()));
        json.writeStringProperty("why", change.why());
        json.writeEndObject();
    }

    private void rest(Regrading regrading) {
        json.writeName("set_by_hand").writeStartArray();
        for (SetByHand set : regrading.byHand()) {
            json.writeStartObject();
            json.writeStringProperty("student", set.student());
            json.writeStringProperty("place", set.place());
            points("points", Optional.of(set.points()));
            points("computed", Optional.of(set.computed()));
            json.writeStringProperty("reason", set.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("students_before", regrading.studentsBefore());
        json.writeNumberProperty("students_after", regrading.studentsAfter());
        json.writeNumberProperty("up", regrading.up());
        json.writeNumberProperty("down", regrading.down());
        json.writeNumberProperty("new", regrading.come());
        json.writeNumberProperty("gone", regrading.gone());
        points("mean_before", Optional.of(regrading.meanBefore()));
        points("mean_after", Optional.of(regrading.meanAfter()));
    }

    private void points(String name, Optional<BigDecimal> points) {
        points.ifPresent(given -> json.writeName(name).writeNumber(new BigDecimal(Digits.points(given))));
    }
}
