package gradus.intake;

import java.util.List;
import java.util.Optional;

/**
 * What Gradescope's list says of one submission.
 *
 * @param students who handed it in
 * @param time when
 */
record GradescopeEntry(List<Student> students, Optional<SubmissionTime> time) {
    static final GradescopeEntry NOBODY = new GradescopeEntry(List.of(), Optional.empty());
}
