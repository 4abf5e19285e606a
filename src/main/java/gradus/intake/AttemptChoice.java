package gradus.intake;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Chooses among several attempts of one student. */
public interface AttemptChoice {
    /** The latest counts, however many there are. */
    AttemptChoice LATEST = (student, attempts) -> List.of(attempts.get(attempts.size() - 1));

    /**
     * One of several attempts.
     *
     * @param number which one it is, from 1 for the first
     * @param time when, if the platform says
     * @param lateness what the platform says of its deadline
     */
    record Candidate(OptionalInt number, Optional<SubmissionTime> time, Lateness lateness) {}

    /**
     * Those that are graded; none if there are more than are allowed.
     *
     * @param student whose they are
     * @param attempts all of them, the oldest first, and at least one
     */
    List<Candidate> chosen(Student student, List<Candidate> attempts);
}
