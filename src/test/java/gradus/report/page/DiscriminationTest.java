package gradus.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The correlation of a line with the rest of the paper, against numpy and against the formula in two passes. */
class DiscriminationTest {
    private static final double[] LINE = {1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0.5, 0};
    private static final double[] REST = {5, 2, 4, 6, 1, 3, 5, 2, 2, 6, 4, 0.25};

    private static Discrimination of(double[] line, double[] rest) {
        Discrimination discrimination = new Discrimination();
        for (int paper = 0; paper < line.length; paper++) {
            discrimination.add(line[paper], rest[paper]);
        }
        return discrimination;
    }

    /** {@code numpy.corrcoef(line, rest)[0, 1]}, numpy 2.4.6. */
    @Test
    void isTheCorrelationThatNumpyGives() {
        assertThat(of(LINE, REST).value()).hasValueCloseTo(0.7744498879179198, within(1e-12));
        assertThat(of(LINE, REST).reason()).isEmpty();
    }

    @Test
    void isTheCorrelationInTwoPasses() {
        Random random = new Random(5);
        double[] line =
                random.doubles(4000).map(share -> Math.rint(2 * share) / 2).toArray();
        double[] rest = new double[line.length];
        for (int paper = 0; paper < rest.length; paper++) {
            rest[paper] = 1000 - line[paper] + random.nextInt(8);
        }

        assertThat(of(line, rest).value()).hasValueCloseTo(inTwoPasses(line, rest), within(1e-9));
    }

    private static double inTwoPasses(double[] one, double[] other) {
        double meanOfOne = Arrays.stream(one).average().orElseThrow();
        double meanOfOther = Arrays.stream(other).average().orElseThrow();
        double products = 0;
        double squaresOfOne = 0;
        double squaresOfOther = 0;
        for (int i = 0; i < one.length; i++) {
            products += (one[i] - meanOfOne) * (other[i] - meanOfOther);
            squaresOfOne += (one[i] - meanOfOne) * (one[i] - meanOfOne);
            squaresOfOther += (other[i] - meanOfOther) * (other[i] - meanOfOther);
        }
        return products / Math.sqrt(squaresOfOne * squaresOfOther);
    }

    @Test
    void isNotGivenWhereItMeansNothing() {
        assertThat(of(new double[9], new double[9]).reason()).contains("too-few-papers");
        assertThat(of(new double[12], REST).reason()).contains("all-the-same");
        assertThat(of(LINE, new double[12]).reason()).contains("rest-all-the-same");
        assertThat(of(LINE, new double[12]).value()).isEmpty();
    }
}
