package gradus.submission;

import gradus.written.UnreadableValue;
import gradus.written.WrittenArray;
import gradus.written.WrittenText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lines of a text in which a quantity may be named several times: first with its formula, then with its numbers. */
final class AnswerLines {
    private static final Pattern DECORATION = Pattern.compile("[\\s_^{}\\[\\]()\\\\$,.]+");

    private AnswerLines() {}

    /** The lines without those that only give the formula of what has numbers in another line, which gets the formula too. */
    static List<AnswerLine> settled(List<AnswerLine> lines) {
        Map<String, List<AnswerLine>> byName = new LinkedHashMap<>();
        lines.forEach(line -> byName.computeIfAbsent(key(line), name -> new ArrayList<>())
                .add(line));
        List<AnswerLine> settled = new ArrayList<>();
        for (AnswerLine line : lines) {
            List<AnswerLine> same = byName.getOrDefault(key(line), List.of());
            if (same.size() == 1 || same.stream().allMatch(AnswerLines::isFormula)) {
                settled.add(line);
            } else if (!isFormula(line)) {
                settled.add(withFormula(line, same));
            }
        }
        return settled;
    }

    private static AnswerLine withFormula(AnswerLine line, List<AnswerLine> same) {
        Optional<WrittenText> formula =
                same.stream().filter(AnswerLines::isFormula).findFirst().flatMap(AnswerLine::text);
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
