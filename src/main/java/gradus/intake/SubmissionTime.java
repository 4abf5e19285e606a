package gradus.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When something was handed in.
 *
 * @param local date and time as the platform writes them
 * @param zone the zone that they are in, if the platform says it; most write the time of the course
 */
public record SubmissionTime(LocalDateTime local, Optional<ZoneId> zone) {
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)[ T_-](\\d\\d)[:-](\\d\\d)[:-](\\d\\d)"
                    + "(?:\\.\\d+)?(?: ?([A-Za-z][\\w/+-]*|[+-]\\d\\d:?\\d\\d))?");

    /** Of {@code 2024-03-05 09:00:00}, with hyphens for blank and colons, a fraction of seconds and a zone if there is one. */
    static Optional<SubmissionTime> parse(String text) {
        Matcher found = ISO.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        int[] parts = new int[6];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Integer.parseInt(found.group(i + 1));
        }
        try {
            LocalDateTime local = LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
            return Optional.of(new SubmissionTime(
                    local, Optional.ofNullable(found.group(7)).flatMap(SubmissionTime::zone)));
        } catch (DateTimeException fault) {
            return Optional.empty();
        }
    }

    /** Only names that mean one zone everywhere; EST or IST mean several. */
    private static Optional<ZoneId> zone(String text) {
        try {
            boolean known = text.equals("Z") || text.equals("UTC") || text.contains("/") || text.matches("[+-].*");
            return known ? Optional.of(ZoneId.of(text)) : Optional.empty();
        } catch (DateTimeException fault) {
            return Optional.empty();
        }
    }

    /**
     * The moment.
     *
     * @param course the zone for times without one
     */
    public Instant instant(ZoneId course) {
        return local.atZone(zone.orElse(course)).toInstant();
    }

    /** For comparing the attempts of one download, which write their times alike. */
    Instant comparable() {
        return instant(ZoneOffset.UTC);
    }

    /** {@code 2024-03-05 09:00:00}, and the zone if it is known. */
    @Override
    public String toString() {
        String date = String.join(
                " ",
                local.toLocalDate().toString(),
                local.toLocalTime().withNano(0).toString());
        String whole = local.getSecond() == 0 ? date + ":00" : date;
        return zone.map(known -> whole + " " + known).orElse(whole);
    }
}
