package gradus.assignment;

import gradus.intake.SubmissionTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * Until when something is to be handed in, and what becomes of what comes later.
 *
 * @param due the last moment that is in time
 * @param zone the zone of the course; times that a platform writes without a zone are in it, too
 * @param grace how much later still counts as in time
 * @param penalty what lateness costs; nothing if it is empty
 * @param cutoff how late something still counts; empty if it always does
 * @param extensions other deadlines, by the id of the student
 */
public record Deadline(
        LocalDateTime due,
        Optional<ZoneId> zone,
        Duration grace,
        Optional<Penalty> penalty,
        Optional<Duration> cutoff,
        Map<String, LocalDateTime> extensions) {
    public Deadline {
        extensions = Map.copyOf(extensions);
    }

    /** Until when a student is to hand in. */
    public LocalDateTime dueOf(String student) {
        return extensions.getOrDefault(student, due);
    }

    /** Whether a time can be compared with the deadline: one with a zone cannot be with a deadline without one. */
    public boolean isComparable(HandedIn handedIn) {
        return handedIn.time().flatMap(SubmissionTime::zone).isEmpty() || zone.isPresent();
    }

    /** How something stands to the deadline. */
    public Timing timing(String student, HandedIn handedIn) {
        if (handedIn.time().isEmpty() || !isComparable(handedIn)) {
            return switch (handedIn.lateness()) {
                case ON_TIME -> new Timing.OnTime();
                case LATE -> new Timing.LateBySome();
                case UNKNOWN -> new Timing.Unknown();
            };
        }
        ZoneId course = zone.orElse(ZoneOffset.UTC);
        Duration by = Duration.between(
                dueOf(student).atZone(course).toInstant(), handedIn.time().get().instant(course));
        return by.compareTo(grace) <= 0 ? new Timing.OnTime() : new Timing.Late(by);
    }

    /** Whether something that is late does not count at all. */
    boolean isTooLate(Timing timing) {
        return timing instanceof Timing.Late late
                && cutoff.filter(limit -> late.by().compareTo(limit) > 0).isPresent();
    }
}
