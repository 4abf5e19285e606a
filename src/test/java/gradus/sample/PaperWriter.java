package gradus.sample;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The formats in which a paper can be handed in. Lines end in {@code \n} on every system. */
public enum PaperWriter {
    /** Numbers as typed, whatever they are, formulas in quotes; rows of a larger matrix on lines of their own. */
    YAML(".yaml") {
        @Override
        public String write(Paper paper) {
            StringBuilder text = new StringBuilder("student: " + paper.student() + "\nanswers:\n");
            paper.answers().forEach((problem, lines) -> {
                text.append("  ").append(key(problem)).append(":\n");
                lines.forEach((name, literals) -> text.append("    ")
                        .append(key(name))
                        .append(':')
                        .append(value(literals))
                        .append('\n'));
            });
            return text.toString();
        }

        private String key(String name) {
            return PLAIN_KEY.matcher(name).matches() ? name : quoted(name);
        }

        private String value(Literals literals) {
            if (literals.isBlank()) {
                return "";
            }
            String line = line(literals);
            if (literals.dimensions().isEmpty() && FORMULA.matcher(line).find()) {
                return " '" + line.replace("'", "''") + "'";
            }
            return line.length() <= LONGEST_LINE || literals.dimensions().size() < 2
                    ? " " + line
                    : literals.rows().stream()
                            .map(row -> "\n      - " + list(row))
                            .collect(Collectors.joining());
        }
    },
    /** What JSON knows as a number as such, everything else as a text. */
    JSON(".json") {
        @Override
        public String write(Paper paper) {
            String problems = paper.answers().entrySet().stream()
                    .map(entry -> "    " + quoted(entry.getKey()) + ": " + lines(entry.getValue()))
                    .collect(Collectors.joining(",\n"));
            return "{\n  \"student\": " + quoted(paper.student()) + ",\n  \"answers\": {\n" + problems + "\n  }\n}\n";
        }

        private String lines(Map<String, Literals> lines) {
            return lines.entrySet().stream()
                    .map(entry -> "      " + quoted(entry.getKey()) + ": " + value(entry.getValue()))
                    .collect(Collectors.joining(",\n", "{\n", "\n    }"));
        }

        private String value(Literals typed) {
            if (typed.isBlank()) {
                return "null";
            }
            Literals literals = typed.map(text -> JSON_NUMBER.matcher(text).matches() ? text : quoted(text));
            String line = line(literals);
            return line.length() <= LONGEST_LINE || literals.dimensions().size() < 2
                    ? line
                    : literals.rows().stream()
                            .map(row -> "        " + list(row))
                            .collect(Collectors.joining(",\n", "[\n", "\n      ]"));
        }
    };

    private static final int LONGEST_LINE = 60;
    private static final Pattern PLAIN_KEY = Pattern.compile("[\\p{L}\\p{N}\u2202\u2207][^:#]*");
    private static final Pattern FORMULA = Pattern.compile("[ \\\\']");
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

    private final String extension;

    PaperWriter(String extension) {
        this.extension = extension;
    }

    /** The extension of a file in this format, with the point. */
    public String extension() {
        return extension;
    }

    /** The content of the file. */
    public abstract String write(Paper paper);

    private static String line(Literals literals) {
        return switch (literals.dimensions().size()) {
            case 0 -> literals.texts().get(0);
            case 1 -> list(literals.texts());
            default -> list(literals.rows().stream().map(PaperWriter::list).toList());
        };
    }

    private static String list(List<String> items) {
        return "[" + String.join(", ", items) + "]";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
