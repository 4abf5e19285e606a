package gradus.platform;

import gradus.grading.StudentResult;
import gradus.grading.UnreadSubmission;
import gradus.report.Feedback;
import java.math.BigDecimal;

/** A platform that takes a file for a class. A piece is a {@link ClassRow}. */
abstract class ClassPlatform implements Platform {
    private final String name;

    ClassPlatform(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Scope scope() {
        return Scope.CLASS;
    }

    /** What a student gets to read, in the form of the platform; nothing if it takes marks alone. */
    abstract String feedback(Feedback feedback);

    @Override
    public final PlatformPiece piece(StudentResult result, PlatformContext context) {
        Feedback shown = Feedback.of(result, context.audience());
        Score score = new Score(result.points(), result.maximum());
        return ClassRow.of(result.student(), result.file(), shown, score, feedback(shown))
                .piece();
    }

    @Override
    public final PlatformPiece piece(UnreadSubmission submission, PlatformContext context) {
        Feedback shown = Feedback.of(submission, context.audience().language());
        Score score = new Score(BigDecimal.ZERO, context.maximum());
        return ClassRow.of(submission.student(), submission.file(), shown, score, feedback(shown))
                .piece();
    }
}
