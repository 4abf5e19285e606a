package gradus.grading;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a file that could not be graded. It has no mark, which is not the same as the mark 0.
 *
 * @param student the student's id as far as it is known, else the name of the file without its ending
 * @param file the file
 * @param issues why, as text with the line of the file
 * @param pieces what writers have prepared of it, by name
 */
public record UngradedPaper(String student, String file, List<String> issues, Map<String, String> pieces) {
    public UngradedPaper {
        issues = List.copyOf(issues);
        pieces = Map.copyOf(pieces);
    }

    /** A submission with what writers have prepared of it. */
    public static UngradedPaper of(UnreadSubmission submission, Map<String, String> pieces) {
        List<String> issues = submission.issues().stream()
                .map(issue -> issue.text(submission.source()))
                .toList();
        return new UngradedPaper(submission.student(), submission.file(), issues, pieces);
    }

    /** Something that a writer has prepared, if it has. */
    public Optional<String> piece(String piece) {
        return Optional.ofNullable(pieces.get(piece));
    }
}
