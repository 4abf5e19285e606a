package gradus.assignment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.assignment.Assignment.Earned;
import gradus.intake.Lateness;
import gradus.intake.SubmissionTime;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentTest {
    private static final Map<String, BigDecimal> MAXIMA = Map.of("p", new BigDecimal("3"), "q", new BigDecimal("10"));

    private static Assignment assignment(String text) {
        AssignmentReader.Reading reading = AssignmentReader.read("assignment.yaml", text.getBytes(UTF_8));
        assertThat(reading.issues().render(reading.source())).isEmpty();
        return reading.assignment().orElseThrow();
    }

    private static HandedIn at(String time) {
        return at(time, Optional.empty());
    }

    private static HandedIn at(String time, Optional<ZoneId> zone) {
        SubmissionTime submitted = new SubmissionTime(LocalDateTime.parse(time), zone);
        return new HandedIn(Optional.of(submitted), Lateness.UNKNOWN, OptionalInt.empty(), 1);
    }

    private static Mark mark(Assignment assignment, String p, String q, HandedIn handedIn) {
        return assignment.mark(
                "s1",
                Map.of(
                        "p", new Earned(new BigDecimal(p), MAXIMA.get("p")),
                        "q", new Earned(new BigDecimal(q), MAXIMA.get("q"))),
                MAXIMA,
                handedIn);
    }

    @Test
    void pointsAreSharedAmongWeights() {
        Mark mark =
                mark(assignment("problems: [{id: p, weight: 40}, {id: q, weight: 60}]"), "1", "5", HandedIn.UNKNOWN);

        assertThat(mark.points()).isEqualTo("43.33");
        assertThat(mark.maximum()).isEqualByComparingTo("100");
    }

    /** A third and two thirds of a weight are together exactly half a hundredth, which is rounded away from zero. */
    @Test
    void sumsOfThirdsAreRoundedAsExactOnes() {
        Mark mark =
                mark(assignment("problems: [{id: p, weight: 1}, {id: q, weight: 1.015}]"), "1", "10", HandedIn.UNKNOWN);
        Mark whole = mark(assignment("problems: [{id: p, weight: 0.015}, q]"), "1", "0", HandedIn.UNKNOWN);

        assertThat(mark.points()).isEqualTo("1.35");
        assertThat(whole.points()).isEqualTo("0.01");
    }

    @Test
    void aBonusAddsToWhatIsEarnedUpToItsCapAndThatOfTheWhole() {
        Assignment own = assignment("problems: [q, {id: p, bonus: yes, cap: 2}]");
        Assignment whole = assignment("{problems: [q, {id: p, bonus: yes}], cap: 11}");

        assertThat(mark(own, "3", "10", HandedIn.UNKNOWN).points()).isEqualTo("12.00");
        assertThat(mark(own, "3", "10", HandedIn.UNKNOWN).maximum()).isEqualTo("10.00");
        assertThat(mark(whole, "3", "10", HandedIn.UNKNOWN).points()).isEqualTo("11.00");
        assertThat(mark(whole, "3", "10", HandedIn.UNKNOWN).isCapped()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{penalty: 10 %, per: day}                              | 2026-11-20T23:59:00 | 10.00",
                "{penalty: 10 %, per: day}                              | 2026-11-20T23:59:01 | 8.70",
                "{penalty: 10 %, per: day}                              | 2026-11-21T23:59:00 | 8.70",
                "{penalty: 10 %, per: day}                              | 2026-11-21T23:59:01 | 7.40",
                "{penalty: 10 %, per: day, of: earned}                  | 2026-11-21T23:59:01 | 8.00",
                "{penalty: 10 %, per: day, at-most: 15 %}               | 2026-12-21T23:59:01 | 8.05",
                "{penalty: 2 points, per: 12 hours}                     | 2026-11-21T13:00:00 | 6.00",
                "{penalty: 2 points}                                    | 2026-12-21T13:00:00 | 8.00",
                "{penalty: 9 points, per: day}                          | 2026-12-21T13:00:00 | 0.00",
                "{penalty: 10 %, per: day, grace: 15 min}               | 2026-11-21T00:14:00 | 10.00",
                "{penalty: 10 %, per: day, grace: 15 min}               | 2026-11-21T00:14:01 | 8.70",
                "{penalty: 10 %, per: day, cutoff: 2 days}              | 2026-11-22T23:59:00 | 7.40",
                "{penalty: 10 %, per: day, cutoff: 2 days}              | 2026-11-22T23:59:01 | 0.00",
                "{grace: 1 h}                                           | 2026-11-25T23:59:01 | 10.00",
            })
    void latenessCosts(String late, String time, String points) {
        Assignment assignment = assignment("{problems: [p, q], due: 2026-11-20 23:59, late: " + late + "}");

        Mark mark = mark(assignment, "0", "10", at(time));

        assertThat(mark.points()).isEqualTo(points);
        assertThat(mark.earned()).isEqualTo("10.00");
        assertThat(mark.points().add(mark.deduction())).isEqualTo("10.00");
    }

    @Test
    void aDayWithoutATimeEndsAtMidnight() {
        Assignment assignment = assignment("{problems: [p, q], due: 2026-11-20, late: {penalty: 10 %}}");

        assertThat(mark(assignment, "0", "10", at("2026-11-20T23:59:59")).points())
                .isEqualTo("10.00");
        assertThat(mark(assignment, "0", "10", at("2026-11-21T00:00:00")).points())
                .isEqualTo("8.70");
    }

    @Test
    void anExtensionIsForOneStudent() {
        Assignment assignment =
                assignment("{problems: [p, q], due: 2026-11-20, late: {penalty: 10 %}, extensions: {s1: 2026-11-22}}");

        assertThat(mark(assignment, "0", "10", at("2026-11-21T00:00:00")).points())
                .isEqualTo("10.00");
        assertThat(mark(assignment, "0", "10", at("2026-11-23T00:00:00")).points())
                .isEqualTo("8.70");
    }

    /** 22:30 UTC is 23:30 in Berlin in November, and 23:30 UTC is half past midnight. */
    @Test
    void timesWithAZoneAreComparedAsMoments() {
        Assignment assignment = assignment(
                "{problems: [p, q], due: 2026-11-20 23:59, time-zone: Europe/Berlin, late: {penalty: 10 %}}");
        HandedIn inTime = at("2026-11-20T22:30:00", Optional.of(ZoneId.of("UTC")));
        HandedIn late = at("2026-11-20T23:30:00", Optional.of(ZoneId.of("UTC")));

        assertThat(mark(assignment, "0", "10", inTime).timing()).isEqualTo(new Timing.OnTime());
        assertThat(mark(assignment, "0", "10", late).timing()).isInstanceOf(Timing.Late.class);
    }

    @Test
    void latenessOfWhichOnlyThePlatformKnowsCostsWhatDoesNotDependOnTime() {
        HandedIn late = new HandedIn(Optional.empty(), Lateness.LATE, OptionalInt.empty(), 1);
        String text = "{problems: [p, q], due: 2026-11-20, late: {penalty: 10 %, per: %s}}";

        assertThat(mark(assignment(text.replace("%s", "day")), "0", "10", late).points())
                .isEqualTo("10.00");
        assertThat(mark(assignment(text.replace("%s", "once")), "0", "10", late).points())
                .isEqualTo("8.70");
    }
}
