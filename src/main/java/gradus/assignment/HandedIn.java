package gradus.assignment;

import gradus.intake.Lateness;
import gradus.intake.SubmissionTime;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When something was handed in, as far as the platform says.
 *
 * @param time when
 * @param lateness what the platform says of a deadline of its own
 * @param attempt which attempt it is, from 1, if that is known
 * @param attempts how many attempts there were; 0 if that is not known
 */
public record HandedIn(Optional<SubmissionTime> time, Lateness lateness, OptionalInt attempt, int attempts) {
    /** Nothing is known, as of a file in a folder. */
    public static final HandedIn UNKNOWN = new HandedIn(Optional.empty(), Lateness.UNKNOWN, OptionalInt.empty(), 0);
}
