package gradus.submission;

import gradus.issue.SourcePosition;
import gradus.written.UnreadableValue;
import gradus.written.WrittenArray;
import gradus.written.WrittenText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lines of a text in which a quantity may be named several times: first with its formula, then with its numbers. */
final class AnswerLines {
    private static final Comparator<SourcePosition> IN_THE_FILE =
            Comparator.comparingInt(SourcePosition::line).thenComparingInt(SourcePosition::column);
    private static final Pattern DECORATION = Pattern.compile("[\\s_^{}\\[\\]()\\\\$,.]+");

    private AnswerLines() {}

    /** The lines without those that only give the formula of what has numbers in another line, which gets the formula too. */
    static List<AnswerLine> settled(List<AnswerLine> lines) {
        Map<String, List<AnswerLine>> byName = new LinkedHashMap<>();
        lines.forEach(line ->
                byName.computeIfAbsent(key(line), name -> new ArrayList<>()).add(line));
        List<AnswerLine> settled = new ArrayList<>();
        byName.values().forEach(same -> settled.addAll(settledOfOneName(same)));
        settled.sort(Comparator.comparing(AnswerLine::position, IN_THE_FILE));
        return settled;
    }

    private static List<AnswerLine> settledOfOneName(List<AnswerLine> same) {
        Optional<WrittenText> formula =
                same.stream().filter(AnswerLines::isFormula).findFirst().flatMap(AnswerLine::text);
        List<AnswerLine> numbers =
                same.stream().filter(line -> !isFormula(line)).toList();
        return numbers.isEmpty() || formula.isEmpty()
                ? same
                : numbers.stream().map(line -> withFormula(line, formula)).toList();
    }

    private static AnswerLine withFormula(AnswerLine line, Optional<WrittenText> formula) {
        boolean onlyNumbers = line.answer() instanceof WrittenArray array
                && (line.text().isEmpty() || array.dimensions().isEmpty());
        return onlyNumbers && formula.isPresent()
                ? new AnswerLine(line.name(), line.position(), line.answer(), formula)
                : line;
    }

    /** Whether it has letters in place of numbers. */
    static boolean isFormula(AnswerLine line) {
        return line.answer() instanceof UnreadableValue && line.text().isPresent();
    }

    private static String key(AnswerLine line) {
        return DECORATION.matcher(line.name()).replaceAll("");
    }
}
