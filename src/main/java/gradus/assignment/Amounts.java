package gradus.assignment;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.Names;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns nodes of an assignment file into points, shares, times and words, and reports what cannot be turned. */
final class Amounts {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");
    private static final Pattern PERCENT = Pattern.compile("(" + NUMBER + ")\\s*(%|percent|points?)");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*([a-z]+)");
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:[T ]\\s*(\\d\\d:\\d\\d(?::\\d\\d)?))?");
    private static final Map<String, Duration> UNITS = Map.ofEntries(
            Map.entry("minute", Duration.ofMinutes(1)),
            Map.entry("minutes", Duration.ofMinutes(1)),
            Map.entry("min", Duration.ofMinutes(1)),
            Map.entry("hour", Duration.ofHours(1)),
            Map.entry("hours", Duration.ofHours(1)),
            Map.entry("h", Duration.ofHours(1)),
            Map.entry("day", Duration.ofDays(1)),
            Map.entry("days", Duration.ofDays(1)),
            Map.entry("d", Duration.ofDays(1)),
            Map.entry("week", Duration.ofDays(7)),
            Map.entry("weeks", Duration.ofDays(7)));
    private static final String LAST_MINUTE = "23:59:59";

    private final IssueList issues;

    Amounts(IssueList issues) {
        this.issues = issues;
    }

    IssueList issues() {
        return issues;
    }

    /**
     * A number of percent, or of points.
     *
     * @param isPercent whether it is percent
     */
    record Amount(BigDecimal number, boolean isPercent) {}

    void error(String code, YamlNode node, String message, Optional<String> fix) {
        issues.add(Issue.error(code, node.position(), node.length(), message).withFix(fix));
    }

    private <T> Optional<T> wrongForm(YamlNode node, String what, String needed) {
        error(
                AssignmentCodes.WRONG_FORM,
                node,
                "'" + what + "' is " + shown(node) + ", it has to be " + needed,
                Optional.empty());
        return Optional.empty();
    }

    private static String shown(YamlNode node) {
        return node instanceof YamlScalar scalar ? Names.quoted(scalar.text()) : node.kind();
    }

    /** A text that is not empty. */
    Optional<String> text(YamlNode node, String what) {
        return node instanceof YamlScalar scalar ? Optional.of(scalar.text()) : wrongForm(node, what, "a text");
    }

    private static String bare(YamlNode node) {
        return node instanceof YamlScalar scalar ? scalar.text().strip().toLowerCase(Locale.ROOT) : "";
    }

    /** Points: a decimal number, 0 or more. */
    Optional<BigDecimal> points(YamlNode node, String what) {
        String text = bare(node);
        return NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : wrongForm(node, what, "a number, 0 or more");
    }

    /** A whole number within bounds, both inclusive. */
    Optional<Integer> count(YamlNode node, String what, int least, int most) {
        String text = bare(node);
        if (text.matches("\\d{1,9}")) {
            int count = Integer.parseInt(text);
            if (count >= least && count <= most) {
                return Optional.of(count);
            }
        }
        String code = text.matches("-?\\d+") ? AssignmentCodes.OUT_OF_RANGE : AssignmentCodes.WRONG_FORM;
        error(
                code,
                node,
                "'" + what + "' is " + shown(node) + ", it has to be a whole number from " + least + " to " + most,
                Optional.empty());
        return Optional.empty();
    }

    /** {@code 10 %} or {@code 5 points}, above 0. */
    Optional<Amount> amount(YamlNode node, String what) {
        Matcher found = PERCENT.matcher(bare(node));
        if (!found.matches()) {
            return wrongForm(node, what, "a share like 10 % or a number like 5 points");
        }
        BigDecimal number = new BigDecimal(found.group(1));
        boolean isPercent = !found.group(2).startsWith("point");
        if (number.signum() == 0 || (isPercent && number.compareTo(BigDecimal.valueOf(100)) > 0)) {
            error(
                    AssignmentCodes.OUT_OF_RANGE,
                    node,
                    "'" + what + "' is " + shown(node) + ", it has to be "
                            + (isPercent ? "above 0 and at most 100 %" : "above 0 points"),
                    Optional.empty());
            return Optional.empty();
        }
        return Optional.of(new Amount(number, isPercent));
    }

    /** {@code 10 minutes}, {@code 2 days}; {@code day} alone is one. */
    Optional<Duration> duration(YamlNode node, String what) {
        String text = bare(node);
        Matcher found = DURATION.matcher(UNITS.containsKey(text) ? "1 " + text : text);
        String unit = found.matches() ? found.group(2) : text;
        Duration one = UNITS.get(unit);
        if (found.matches() && one != null) {
            return Optional.of(one.multipliedBy(Long.parseLong(found.group(1))));
        }
        error(
                AssignmentCodes.WRONG_FORM,
                node,
                "'" + what + "' is " + shown(node) + ", it has to be a time like 10 minutes, 12 hours or 2 days",
                Names.nearest(unit, UNITS.keySet()).map(near -> "write '" + text.replace(unit, near) + "'"));
        return Optional.empty();
    }

    /** {@code 2026-11-20 23:59}, with seconds or without; a day alone ends with its last second. */
    Optional<LocalDateTime> time(YamlNode node, String what) {
        String needed = "a time like 2026-11-20 23:59, or a day";
        if (!(node instanceof YamlScalar scalar)) {
            return wrongForm(node, what, needed);
        }
        Matcher found = TIME.matcher(scalar.text().strip());
        if (!found.matches()) {
            return wrongForm(node, what, needed);
        }
        try {
            String time = Optional.ofNullable(found.group(2)).orElse(LAST_MINUTE);
            return Optional.of(LocalDateTime.parse(found.group(1) + "T" + time));
        } catch (DateTimeException fault) {
            return wrongForm(node, what, needed + ", and there is no such one");
        }
    }

    /** A zone of the time zone database, such as {@code Europe/Berlin}. */
    Optional<ZoneId> zone(YamlNode node, String what) {
        Optional<String> name = text(node, what);
        if (name.isPresent()) {
            try {
                return Optional.of(ZoneId.of(name.get()));
            } catch (DateTimeException fault) {
                issues.add(Issue.error(
                                AssignmentCodes.UNKNOWN_WORD,
                                node.position(),
                                node.length(),
                                "unknown time zone " + shown(node))
                        .withExpected(List.of("Europe/Berlin", "America/New_York", "UTC", "…"))
                        .withFix(Names.nearest(name.get(), ZoneId.getAvailableZoneIds())
                                .map(near -> "write '" + near + "'")));
            }
        }
        return Optional.empty();
    }

    /** What one of some words stands for. */
    <T> Optional<T> word(YamlNode node, String what, Map<String, T> words) {
        Optional<T> found =
                node instanceof YamlScalar scalar ? Optional.ofNullable(words.get(scalar.text())) : Optional.empty();
        if (found.isEmpty()) {
            unknown(
                    AssignmentCodes.UNKNOWN_WORD,
                    node,
                    "unknown word " + shown(node) + " for '" + what + "'",
                    words.keySet());
        }
        return found;
    }

    private void unknown(String code, YamlNode node, String message, Collection<String> words) {
        issues.add(Issue.error(code, node.position(), node.length(), message)
                .withExpected(words)
                .withFix(Names.nearest(bare(node), words).map(near -> "write '" + near + "'")));
    }
}
