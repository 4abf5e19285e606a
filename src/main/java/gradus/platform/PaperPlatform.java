package gradus.platform;

import gradus.grading.StudentResult;
import gradus.grading.UnreadSubmission;
import gradus.report.Feedback;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** A platform that takes a result document for each submission. A piece is its documents. */
public abstract class PaperPlatform implements Platform {
    private final String name;
    private final String ending;

    /**
     * A platform.
     *
     * @param ending of its documents, with the point
     */
    PaperPlatform(String name, String ending) {
        this.name = name;
        this.ending = ending;
    }

    /**
     * A paper as two readers see it.
     *
     * @param student what the student may read
     * @param instructor what an instructor may read
     * @param score what it earns; 0 of all points if it could not be graded
     */
    record Paper(Feedback student, Feedback instructor, Score score) {}

    /**
     * A result document.
     *
     * @param name its name, if there are several for one paper; else empty
     */
    public record Document(String name, String text) {}

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Scope scope() {
        return Scope.PAPER;
    }

    /** Whether there are several documents for one paper. */
    public boolean hasSeveral() {
        return false;
    }

    /** The only document of a paper. */
    abstract String document(Paper paper, PlatformContext context);

    /** All documents of a paper. */
    List<Document> documents(Paper paper, PlatformContext context) {
        return List.of(new Document("", document(paper, context)));
    }

    @Override
    public final PlatformPiece piece(StudentResult result, PlatformContext context) {
        Feedback feedback = Feedback.of(result, context.audience());
        Score score = new Score(result.points(), result.maximum());
        return piece(
                result.student(),
                new Paper(feedback, Feedback.forInstructor(result, context.audience()), score),
                context);
    }

    @Override
    public final PlatformPiece piece(UnreadSubmission submission, PlatformContext context) {
        Feedback feedback = Feedback.of(submission, context.audience().language());
        Score score = new Score(BigDecimal.ZERO, context.maximum());
        return piece(submission.student(), new Paper(feedback, feedback, score), context);
    }

    private PlatformPiece piece(String student, Paper paper, PlatformContext context) {
        List<String> fields = new ArrayList<>();
        for (Document document : documents(paper, context)) {
            fields.add(document.name());
            fields.add(document.text());
        }
        return new PlatformPiece(student, fields);
    }

    /** The documents that a piece is made of. */
    public final List<Document> documents(PlatformPiece piece) {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < piece.fields().size(); i += 2) {
            documents.add(new Document(piece.fields().get(i), piece.fields().get(i + 1)));
        }
        return documents;
    }

    /** Writes {@code NAME/STUDENT.ENDING} for each student, or {@code NAME/STUDENT/DOCUMENT}. */
    @Override
    public final void write(Iterator<PlatformPiece> pieces, PlatformContext context, PlatformSink sink)
            throws IOException {
        while (pieces.hasNext()) {
            PlatformPiece piece = pieces.next();
            String path = name + "/" + FileName.safe(piece.student());
            for (Document document : documents(piece)) {
                sink.text(hasSeveral() ? path + "/" + document.name() : path + ending, document.text());
            }
        }
    }

    /** Writes a number as an exact decimal. */
    static void number(JsonGenerator json, String name, BigDecimal number) {
        json.writeName(name).writeNumber(Score.plain(number));
    }

    /** Writes an object. */
    static void object(JsonGenerator json, Runnable content) {
        json.writeStartObject();
        content.run();
        json.writeEndObject();
    }

    /** Writes a field with a list of objects. */
    static <T> void list(JsonGenerator json, String name, List<T> values, Consumer<T> content) {
        json.writeName(name).writeStartArray();
        values.forEach(value -> object(json, () -> content.accept(value)));
        json.writeEndArray();
    }

    /** Writes a field with a list of texts. */
    static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeName(name).writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
