package gradus.intake;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as Brightspace writes them into names of files, without a colon: {@code Oct 10, 2025 1022 AM}, {@code 10 October, 2025 22:22}. */
final class EnglishTime {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final String CLOCK = "(?<hour>\\d{1,2})[:.]?(?<minute>\\d\\d)(?: ?(?<half>[AaPp])\\.?[Mm]\\.?)?";
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?<month>\\p{L}+)\\.? (?<day>\\d{1,2}),? (?<year>\\d{4}),? " + CLOCK);
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<day>\\d{1,2}) (?<month>\\p{L}+)\\.?,? (?<year>\\d{4}),? " + CLOCK);

    private EnglishTime() {}

    /** The time, or nothing if it is in another language or form. */
    static Optional<SubmissionTime> parse(String text) {
        String plain = text.replaceAll("[\\s\\u00A0\\u202F]+", " ").strip();
        for (Pattern pattern : List.of(MONTH_FIRST, DAY_FIRST)) {
            Matcher found = pattern.matcher(plain);
            if (found.matches()) {
                return time(found);
            }
        }
        return Optional.empty();
    }

    private static Optional<SubmissionTime> time(Matcher found) {
        String word = found.group("month").toLowerCase(Locale.ROOT);
        int month = word.length() < 3 ? 0 : MONTHS.indexOf(word.substring(0, 3)) + 1;
        int hour = Integer.parseInt(found.group("hour"));
        String half = found.group("half");
        if (half != null) {
            hour = hour % 12 + (half.toLowerCase(Locale.ROOT).equals("p") ? 12 : 0);
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    Integer.parseInt(found.group("year")),
                    month,
                    Integer.parseInt(found.group("day")),
                    hour,
                    Integer.parseInt(found.group("minute")));
            return Optional.of(new SubmissionTime(local, Optional.empty()));
        } catch (DateTimeException fault) {
            return Optional.empty();
        }
    }
}
