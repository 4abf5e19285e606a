package gradus.submission;

import gradus.written.WrittenNumber;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import gradus.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A matrix as MATLAB and Octave print it below its name: columns of numbers, perhaps in blocks ({@code Columns 1 through 8:}), perhaps
 * with a common factor ({@code 1.0e+03 *}) that belongs to every number.
 *
 * @param rows the words of each row
 * @param factor the exponent that belongs to every number, such as {@code e+03}; empty if there is none
 * @param end the index behind its last line
 */
record ConsoleMatrix(List<List<Span>> rows, String factor, int end) {
    private static final int LONGEST_LINE = 100_000;
    private static final Pattern FACTOR = Pattern.compile("\\s*1(?:\\.0*)?(e[+-]\\d+)\\s*\\*\\s*");
    private static final Pattern COLUMNS =
            Pattern.compile("\\s*Columns? \\d+(?: (?:through|and|to) \\d+)?:?\\s*", Pattern.CASE_INSENSITIVE);

    ConsoleMatrix {
        rows = List.copyOf(rows);
    }

    /** The matrix whose lines begin at an index, after empty ones; nothing if other words stand there. */
    static Optional<ConsoleMatrix> at(String text, int from) {
        return new Reader(text).read(from);
    }

    /** The rows as lists of numbers; a single number stands alone. */
    YamlNode node(PlacedText placed) {
        List<YamlNode> lists = new ArrayList<>();
        for (List<Span> row : rows) {
            List<YamlNode> numbers =
                    row.stream().map(word -> number(placed, word)).toList();
            lists.add(new YamlSequence(numbers, placed.at(row.get(0).from())));
        }
        boolean single = rows.size() == 1 && rows.get(0).size() == 1;
        return single
                ? number(placed, rows.get(0).get(0))
                : new YamlSequence(lists, lists.get(0).position());
    }

    private YamlNode number(PlacedText placed, Span word) {
        return new YamlScalar(word.of(placed.text()) + factor, false, placed.at(word.from()));
    }

    /** Goes from line to line as long as they are numbers. */
    private static final class Reader {
        private final String text;
        private final List<List<Span>> rows = new ArrayList<>();
        private String factor = "";
        private int block;
        private int end;

        Reader(String text) {
            this.text = text;
        }

        Optional<ConsoleMatrix> read(int from) {
            int at = from;
            boolean empty = false;
            while (at < text.length()) {
                int lineEnd = lineEnd(at);
                Span line = new Span(at, lineEnd).stripped(text);
                boolean blank = line.from() == line.to();
                if (!blank && !take(line, empty)) {
                    break;
                }
                empty = blank;
                at = lineEnd + 1;
            }
            return rows.isEmpty() ? Optional.empty() : Optional.of(new ConsoleMatrix(rows, factor, end));
        }

        private boolean take(Span line, boolean afterEmpty) {
            if (line.to() - line.from() > LONGEST_LINE) {
                return false;
            }
            String written = line.of(text);
            if (COLUMNS.matcher(written).matches()) {
                block = 0;
                return true;
            }
            Matcher common = FACTOR.matcher(written);
            if (rows.isEmpty() && common.matches()) {
                factor = common.group(1);
                return true;
            }
            boolean goesOn = rows.isEmpty() || block < rows.size() || !afterEmpty;
            return goesOn && row(line);
        }

        /** A row of numbers: a new one, or in a further block of columns the end of one that is there. */
        private boolean row(Span line) {
            List<Span> words = words(line);
            if (!words.stream().allMatch(word -> WrittenNumber.of(word.of(text)).isPresent())) {
                return false;
            }
            if (block < rows.size()) {
                rows.get(block).addAll(words);
            } else {
                rows.add(new ArrayList<>(words));
            }
            block++;
            end = line.to();
            return true;
        }

        private List<Span> words(Span line) {
            List<Span> words = new ArrayList<>();
            int at = line.from();
            while (at < line.to()) {
                int start = at;
                while (at < line.to() && !Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
                words.add(new Span(start, at));
                while (at < line.to() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
            }
            return words;
        }

        private int lineEnd(int from) {
            int at = from;
            while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                at++;
            }
            return at;
        }
    }
}
