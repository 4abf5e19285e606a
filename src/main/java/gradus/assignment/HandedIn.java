package gradus.assignment;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When something was handed in, as far as the platform says.
 *
 * @param time the time, as the platform writes it
 * @param zone the zone that it is in, if the platform says it
 * @param stated what the platform says of a deadline of its own
 * @param attempt which attempt it is, from 1, if that is known
 * @param attempts how many attempts there were; 0 if that is not known
 */
public record HandedIn(
        Optional<LocalDateTime> time, Optional<ZoneId> zone, Stated stated, OptionalInt attempt, int attempts) {
    /** Nothing is known, as of a file in a folder. */
    public static final HandedIn UNKNOWN =
            new HandedIn(Optional.empty(), Optional.empty(), Stated.NOTHING, OptionalInt.empty(), 0);

    /** What a platform says of its own deadline. */
    public enum Stated {
        ON_TIME,
        LATE,
        NOTHING
    }

    /** {@code 2024-03-05 09:00:00}, and the zone if it is known. */
    public Optional<String> shown() {
        return time.map(local -> {
            String seconds = local.getSecond() == 0 ? ":00" : "";
            String text = local.toLocalDate() + " " + local.toLocalTime().withNano(0) + seconds;
            return zone.map(known -> text + " " + known).orElse(text);
        });
    }
}
