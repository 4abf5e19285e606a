package gradus.platform;

import gradus.grading.StudentResult;
import gradus.grading.UnreadSubmission;
import gradus.issue.Issue;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * One learning platform, written in two phases: a piece for each student, which is small and can be kept in a journal, and the
 * files made of the pieces, one after the other, so that a class of any size needs no more memory than one student.
 *
 * <p>Found through {@code ServiceLoader}: a new platform is one new class with {@code @AutoService(Platform.class)}.
 */
public interface Platform {
    /** What people type, in lower case with hyphens, such as {@code moodle-worksheet}. */
    String name();

    /** Whether a file is about one paper or about a class. */
    Scope scope();

    /** What the files of a platform are about. */
    enum Scope {
        /** One result document for each submission. */
        PAPER,
        /** One file for all students. */
        CLASS
    }

    /** Why nothing can be written as things are, for people, without a final period; empty if something can. */
    default Optional<String> refusal(PlatformContext context) {
        return Optional.empty();
    }

    /** What is wrong with the files that the settings name; empty if nothing is. Pure. */
    default List<Issue> faults(PlatformContext context) {
        return List.of();
    }

    /** What the platform is told about a graded paper. Pure. */
    PlatformPiece piece(StudentResult result, PlatformContext context);

    /** What the platform is told about a file that could not be graded. Pure. */
    PlatformPiece piece(UnreadSubmission submission, PlatformContext context);

    /**
     * Writes the files.
     *
     * @param pieces one for each student, in the order of students; read once
     * @param sink takes the files, and what people have to know about them
     */
    void write(Iterator<PlatformPiece> pieces, PlatformContext context, PlatformSink sink) throws IOException;
}
