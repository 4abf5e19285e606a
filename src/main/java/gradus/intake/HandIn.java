package gradus.intake;

import gradus.issue.Issue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one student, or a group, handed in last.
 *
 * @param students whose it is; several for a group, and never none
 * @param authority who says so
 * @param files what was handed in, in the order of the paths; empty if nothing of it can be used, and then an issue says why
 * @param submitted when, if the platform says
 * @param lateness what the platform says of the deadline
 * @param attempt which attempt it is, from 1, if that is known
 * @param attempts how many attempts there were, as far as that is known; at least 1
 * @param issues what is worth knowing about it
 */
public record HandIn(
        List<Student> students,
        Authority authority,
        List<DownloadFile> files,
        Optional<SubmissionTime> submitted,
        Lateness lateness,
        OptionalInt attempt,
        int attempts,
        List<Issue> issues) {
    public HandIn {
        students = List.copyOf(students);
        files = List.copyOf(files);
        issues = List.copyOf(issues);
        if (students.isEmpty()) {
            throw new IllegalArgumentException("a hand-in is somebody's");
        }
    }

    /** Who says whose a hand-in is. */
    public enum Authority {
        /** The platform, which knows who logged in: what a file says counts less. */
        PLATFORM,
        /** The name of a file or a folder: what a file says counts more. */
        FILE_NAME
    }
}
