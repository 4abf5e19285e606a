package gradus.intake;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One of the times that somebody handed in.
 *
 * @param label what tells it from the others of the same student
 * @param number which one it is, from 1, if the platform counts
 * @param time when, if the platform says
 * @param lateness whether it was late
 */
record Attempt(String label, OptionalInt number, Optional<SubmissionTime> time, Lateness lateness) {
    /** The only one, where a platform gives the latest alone. */
    static Attempt only() {
        return only(Lateness.UNKNOWN);
    }

    static Attempt only(Lateness lateness) {
        return new Attempt("", OptionalInt.empty(), Optional.empty(), lateness);
    }

    static Attempt at(String label, Optional<SubmissionTime> time) {
        return new Attempt(label, OptionalInt.empty(), time, Lateness.UNKNOWN);
    }

    static Attempt number(int number) {
        return new Attempt(Integer.toString(number), OptionalInt.of(number), Optional.empty(), Lateness.UNKNOWN);
    }

    /** This attempt, with a number if it has none. */
    Attempt orNumber(int place) {
        return number.isPresent() ? this : new Attempt(label, OptionalInt.of(place), time, lateness);
    }

    boolean hasOrder() {
        return number.isPresent() || time.isPresent();
    }
}
