package gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The equations of a worked solution, taken from its text as a reader sees it: by columns and brackets. */
final class PrintedEquations {
    private static final Pattern START = Pattern.compile("^ {4}(\\S+) = .*");

    private final List<Printed> found = new ArrayList<>();
    private int sign = -1;

    /**
     * A name and what it equals.
     *
     * @param sides the sides behind the name; each has one line, with matrices as {@code [1 2; 3 4]}
     */
    record Printed(String name, List<String> sides) {}

    private PrintedEquations() {}

    static List<Printed> in(String text) {
        PrintedEquations equations = new PrintedEquations();
        List<String> group = new ArrayList<>();
        for (String line : (text + "\n\n").split("\n", -1)) {
            if (line.isEmpty()) {
                equations.add(group);
                group = new ArrayList<>();
            } else {
                group.add(line);
            }
        }
        return equations.found.stream()
                .map(printed -> new Printed(
                        printed.name(),
                        printed.sides().stream().map(PrintedEquations::whole).toList()))
                .toList();
    }

    /** A matrix that was printed some columns at a time, as a whole. */
    private static String whole(String side) {
        if (!side.startsWith("column")) {
            return side;
        }
        List<String> rows = new ArrayList<>();
        Matcher part = Pattern.compile("\\[([^\\]]*)\\]").matcher(side);
        while (part.find()) {
            String[] further = part.group(1).split("; ");
            for (int row = 0; row < further.length; row++) {
                if (rows.size() <= row) {
                    rows.add(further[row]);
                } else {
                    rows.set(row, rows.get(row) + " " + further[row]);
                }
            }
        }
        return "[" + String.join("; ", rows) + "]";
    }

    /** Lines without an empty one between them: one side of several lines, or several sides of one line each. */
    private void add(List<String> group) {
        List<String> lines = new ArrayList<>(group);
        if (!lines.isEmpty() && lines.get(0).matches("\\S.*:")) {
            lines.remove(0);
        }
        if (lines.isEmpty() || !lines.stream().allMatch(line -> line.startsWith("    "))) {
            sign = -1;
            return;
        }
        lines.stream().filter(PrintedEquations::isStart).forEach(this::begin);
        List<Integer> signs = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            if (isStart(lines.get(line)) || hasSign(lines.get(line))) {
                signs.add(line);
            }
        }
        if (signs.isEmpty()) {
            goOn(lines);
        } else if (signs.size() == 1) {
            addSide(Flat.of(lines, signs.get(0), sign + 2));
        } else {
            lines.forEach(line -> addSide(Flat.of(List.of(line), 0, sign + 2)));
        }
    }

    private static boolean isStart(String line) {
        return START.matcher(line).matches();
    }

    private boolean hasSign(String line) {
        return sign >= 0 && line.length() > sign && line.strip().startsWith("= ") && line.indexOf('=') == sign;
    }

    private void begin(String line) {
        Matcher start = START.matcher(line);
        if (start.matches()) {
            found.add(new Printed(start.group(1), new ArrayList<>()));
            sign = start.end(1) + 1;
        }
    }

    private void addSide(String side) {
        found.get(found.size() - 1).sides().add(side);
    }

    /** The rest of a side that was too wide. */
    private void goOn(List<String> lines) {
        boolean isRest = sign >= 0
                && lines.stream().allMatch(line -> line.substring(0, sign).isBlank());
        if (!isRest) {
            sign = -1;
            return;
        }
        List<String> sides = found.get(found.size() - 1).sides();
        sides.set(sides.size() - 1, sides.get(sides.size() - 1) + " " + Flat.of(lines, (lines.size() - 1) / 2, sign));
    }

    /** Lines with tall matrices, as one line. */
    private record Flat(List<int[]> lines, int middle) {
        static String of(List<String> lines, int middle, int from) {
            List<int[]> points = lines.stream()
                    .map(line -> line.substring(Math.min(from, line.length()))
                            .codePoints()
                            .toArray())
                    .toList();
            return new Flat(points, middle).text().strip();
        }

        private int at(int line, int column) {
            return column < lines.get(line).length ? lines.get(line)[column] : ' ';
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            int width = lines.stream().mapToInt(line -> line.length).max().orElse(0);
            for (int column = 0; column < width; column++) {
                List<Integer> rows = rowsThatOpen(column);
                if (rows.isEmpty()) {
                    text.appendCodePoint(at(middle, column));
                } else {
                    int end = end(rows.get(0), column);
                    text.append(matrix(rows, column, end));
                    column = end;
                }
            }
            return text.toString();
        }

        private List<Integer> rowsThatOpen(int column) {
            List<Integer> rows = new ArrayList<>();
            for (int line = 0; line < lines.size(); line++) {
                if (at(line, column) == '[' && at(line, column + 1) == ' ') {
                    rows.add(line);
                }
            }
            return rows;
        }

        private int end(int line, int column) {
            int end = column;
            while (at(line, end) != ']') {
                end++;
            }
            return end;
        }

        private String matrix(List<Integer> rows, int start, int end) {
            List<String> texts = new ArrayList<>();
            for (int row : rows) {
                StringBuilder text = new StringBuilder();
                for (int column = start + 1; column < end; column++) {
                    text.appendCodePoint(at(row, column));
                }
                texts.add(text.toString().strip().replaceAll(" +", " "));
            }
            return "[" + String.join("; ", texts) + "]";
        }
    }
}
