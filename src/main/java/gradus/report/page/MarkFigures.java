package gradus.report.page;

import gradus.report.language.Language;
import gradus.report.page.ClassPage.Figure;
import gradus.tensor.Digits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Mean and quartiles of the points of a class with a paper. */
final class MarkFigures {
    private final ClassTally tally;

    MarkFigures(ClassTally tally) {
        this.tally = tally;
    }

    List<Figure> shown(Language language) {
        return List.of(
                new Figure(language.text("class.page.mean"), Digits.points(mean(1))),
                new Figure(language.text("class.page.median"), Digits.points(quantile(2))),
                new Figure(
                        language.text("class.page.middle-half"),
                        language.text(
                                "class.page.range",
                                "from",
                                Digits.points(quantile(1)),
                                "to",
                                Digits.points(quantile(3)))),
                new Figure(language.text("class.page.maximum"), Digits.points(tally.maximum())));
    }

    /** The mean of the points, to so many decimals. */
    BigDecimal mean(int decimals) {
        return tally.totals().entrySet().stream()
                .map(total -> total.getKey().multiply(BigDecimal.valueOf(total.getValue())))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(tally.papers()), decimals, RoundingMode.HALF_EVEN);
    }

    /** A quartile; between two papers their mean. */
    BigDecimal quantile(int quarter) {
        int last = tally.papers() - 1;
        BigDecimal lower = ranked(last * quarter / 4);
        BigDecimal upper = ranked((last * quarter + 3) / 4);
        return lower.add(upper).divide(BigDecimal.valueOf(2));
    }

    private BigDecimal ranked(int place) {
        int passed = 0;
        for (Map.Entry<BigDecimal, Integer> total : tally.totals().entrySet()) {
            passed += total.getValue();
            if (passed > place) {
                return total.getKey();
            }
        }
        throw new IllegalArgumentException("there are only " + tally.papers() + " papers, none is at place " + place);
    }
}
