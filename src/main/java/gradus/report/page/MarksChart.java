package gradus.report.page;

import gradus.report.language.Language;
import gradus.report.solution.MarkupText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** How many papers earn how much, as bars in SVG; a description says the same. */
final class MarksChart {
    private static final int BARS = 20;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 190;
    private static final int TOP = 22;
    private static final int BOTTOM = 26;
    private static final double GAP = 3;

    private final int[] counts = new int[BARS];
    private final Language language;

    /**
     * A chart.
     *
     * @param totals how many papers earn so many points
     * @param maximum what can be earned
     */
    MarksChart(SortedMap<BigDecimal, Integer> totals, BigDecimal maximum, Language language) {
        this.language = language;
        for (Map.Entry<BigDecimal, Integer> total : totals.entrySet()) {
            counts[bar(total.getKey(), maximum)] += total.getValue();
        }
    }

    /** All points stand in the last bar. */
    private static int bar(BigDecimal points, BigDecimal maximum) {
        if (maximum.signum() == 0) {
            return BARS - 1;
        }
        int bar = points.multiply(BigDecimal.valueOf(BARS))
                .divide(maximum, 0, RoundingMode.FLOOR)
                .intValue();
        return Math.max(0, Math.min(bar, BARS - 1));
    }

    /** The {@code svg} element. */
    String svg() {
        int most = 1;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        double step = (double) WIDTH / BARS;
        StringBuilder svg = new StringBuilder(
                "<svg class=\"marks\" role=\"img\" aria-labelledby=\"marks-title marks-words\" " + "viewBox=\"0 0 "
                        + WIDTH + " " + HEIGHT + "\" width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\">");
        svg.append("<title id=\"marks-title\">")
                .append(MarkupText.escaped(language.text("class.page.chart")))
                .append("</title>");
        svg.append("<desc id=\"marks-words\">")
                .append(MarkupText.escaped(description()))
                .append("</desc>");
        double floor = HEIGHT - BOTTOM;
        for (int bar = 0; bar < BARS; bar++) {
            double high = (floor - TOP) * counts[bar] / most;
            double x = bar * step;
            if (counts[bar] > 0) {
                svg.append("<rect x=\"")
                        .append(number(x + GAP / 2))
                        .append("\" y=\"")
                        .append(number(floor - high));
                svg.append("\" width=\"")
                        .append(number(step - GAP))
                        .append("\" height=\"")
                        .append(number(high));
                svg.append("\"/><text x=\"").append(number(x + step / 2)).append("\" y=\"");
                svg.append(number(floor - high - 5))
                        .append("\">")
                        .append(counts[bar])
                        .append("</text>");
            }
        }
        svg.append("<path d=\"M0 ")
                .append(number(floor))
                .append("H")
                .append(WIDTH)
                .append("\"/>");
        for (int percent = 0; percent <= 100; percent += 25) {
            String anchor = percent == 0 ? "start" : percent == 100 ? "end" : "middle";
            svg.append("<text class=\"scale\" style=\"text-anchor: ")
                    .append(anchor)
                    .append("\" x=\"");
            svg.append(number(WIDTH * percent / 100.0))
                    .append("\" y=\"")
                    .append(HEIGHT - 6)
                    .append("\">");
            svg.append(percent).append(" %</text>");
        }
        return svg.append("</svg>").toString();
    }

    private String description() {
        List<String> parts = new ArrayList<>();
        int width = 100 / BARS;
        for (int bar = 0; bar < BARS; bar++) {
            if (counts[bar] > 0) {
                parts.add(language.counted(
                        "class.page.chart.bar", counts[bar], "from", bar * width, "to", (bar + 1) * width));
            }
        }
        return parts.isEmpty()
                ? language.text("class.page.chart.none")
                : parts.stream().collect(Collectors.joining(", ", "", "."));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
    }
}
