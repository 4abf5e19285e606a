package gradus.report.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Works out a formula with numbers as a reader does who has pencil and paper: plain loops over rows and columns, nothing of
 * gradus. A number is a matrix of one entry.
 */
final class PlainArithmetic {
    private static final Pattern TOKEN = Pattern.compile(
            "\\[[^\\[\\]]*\\]|\\d+/\\d+|\\d+(?:\\.\\d+)?(?:e-?\\d+)?|\\p{L}+′?|𝟏|[^\\s]",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final List<String> tokens = new ArrayList<>();
    private int place;

    private PlainArithmetic(String formula) {
        Matcher matcher = TOKEN.matcher(formula);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
    }

    static double[][] value(String formula) {
        PlainArithmetic arithmetic = new PlainArithmetic(formula);
        double[][] value = arithmetic.sum();
        if (arithmetic.place < arithmetic.tokens.size()) {
            throw new IllegalArgumentException("cannot work out " + formula + " from " + arithmetic.peek());
        }
        return value;
    }

    private String peek() {
        return place < tokens.size() ? tokens.get(place) : "";
    }

    private boolean take(String token) {
        boolean isNext = peek().equals(token);
        place += isNext ? 1 : 0;
        return isNext;
    }

    private double[][] sum() {
        double[][] sum = take("−") ? each(product(), x -> -x) : product();
        while (List.of("+", "−").contains(peek())) {
            boolean isPlus = tokens.get(place++).equals("+");
            sum = both(sum, product(), isPlus ? Double::sum : (x, y) -> x - y);
        }
        return sum;
    }

    private double[][] product() {
        double[][] product = chain();
        while (List.of("∘", "·", "/").contains(peek())) {
            boolean isQuotient = tokens.get(place++).equals("/");
            product = both(product, chain(), isQuotient ? (x, y) -> x / y : (x, y) -> x * y);
        }
        return product;
    }

    private double[][] chain() {
        if (take("Σ")) {
            return total(product());
        }
        double[][] chain = take("𝟏") ? rowOfOnes() : factor();
        while (place < tokens.size()
                && !List.of("+", "−", "∘", "·", "/", ")", ",").contains(peek())) {
            if (take("Σ")) {
                chain = times(chain, total(product()));
            } else if (take("𝟏")) {
                chain = times(chain, filled(chain[0].length, 1));
            } else {
                chain = times(chain, factor());
            }
        }
        return chain;
    }

    private double[][] rowOfOnes() {
        take("ᵀ");
        double[][] right = factor();
        return times(filled(1, right.length), right);
    }

    private double[][] factor() {
        double[][] factor = primary();
        while (List.of("²", "ᵀ").contains(peek())) {
            factor = tokens.get(place++).equals("²") ? each(factor, x -> x * x) : transposed(factor);
        }
        return factor;
    }

    private double[][] primary() {
        String token = tokens.get(place++);
        if (token.equals("(")) {
            double[][] inside = sum();
            take(")");
            return inside;
        }
        if (token.startsWith("[")) {
            return matrix(token.substring(1, token.length() - 1));
        }
        if (Character.isDigit(token.charAt(0))) {
            return new double[][] {{number(token)}};
        }
        take("(");
        double[][] argument = sum();
        take(")");
        return function(token, argument);
    }

    private static double[][] function(String name, double[][] x) {
        return switch (name) {
            case "tanh" -> each(x, StrictMath::tanh);
            case "tanh′" -> each(x, z -> 1 - StrictMath.tanh(z) * StrictMath.tanh(z));
            case "σ" -> each(x, PlainArithmetic::sigmoid);
            case "σ′" -> each(x, z -> sigmoid(z) * (1 - sigmoid(z)));
            case "exp" -> each(x, StrictMath::exp);
            case "ln" -> each(x, StrictMath::log);
            case "argmax" -> places(x);
            default -> throw new IllegalArgumentException("no function is called " + name);
        };
    }

    private static double sigmoid(double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }

    /** Where the largest entry of each column stands, from 1; of equal ones the first. */
    private static double[][] places(double[][] x) {
        double[][] places = filled(1, x[0].length);
        for (int column = 0; column < x[0].length; column++) {
            for (int row = 1; row < x.length; row++) {
                if (x[row][column] > x[(int) places[0][column] - 1][column]) {
                    places[0][column] = row + 1;
                }
            }
        }
        return places;
    }

    private static double[][] matrix(String rows) {
        return Arrays.stream(rows.split("; "))
                .map(row -> Arrays.stream(row.split(" "))
                        .mapToDouble(PlainArithmetic::number)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double number(String text) {
        String[] parts = text.replace('−', '-').split("/");
        return parts.length == 1
                ? Double.parseDouble(parts[0])
                : Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
    }

    private static double[][] filled(int rows, int columns) {
        double[][] ones = new double[rows][columns];
        for (double[] row : ones) {
            Arrays.fill(row, 1);
        }
        return ones;
    }

    private static double[][] each(double[][] x, DoubleUnaryOperator function) {
        return both(x, x, (left, right) -> function.applyAsDouble(left));
    }

    /** Entry by entry; what has one row or one column is repeated. */
    private static double[][] both(double[][] x, double[][] y, DoubleBinaryOperator function) {
        double[][] result = new double[Math.max(x.length, y.length)][Math.max(x[0].length, y[0].length)];
        for (int row = 0; row < result.length; row++) {
            for (int column = 0; column < result[0].length; column++) {
                result[row][column] = function.applyAsDouble(at(x, row, column), at(y, row, column));
            }
        }
        return result;
    }

    private static double at(double[][] x, int row, int column) {
        return x[x.length == 1 ? 0 : row][x[0].length == 1 ? 0 : column];
    }

    private static double[][] times(double[][] x, double[][] y) {
        boolean isScaling = (x.length == 1 && x[0].length == 1) || (y.length == 1 && y[0].length == 1);
        if (isScaling) {
            return both(x, y, (left, right) -> left * right);
        }
        if (x[0].length != y.length) {
            throw new IllegalArgumentException("columns " + x[0].length + ", rows " + y.length);
        }
        double[][] product = new double[x.length][y[0].length];
        for (int row = 0; row < x.length; row++) {
            for (int column = 0; column < y[0].length; column++) {
                for (int inner = 0; inner < y.length; inner++) {
                    product[row][column] += x[row][inner] * y[inner][column];
                }
            }
        }
        return product;
    }

    private static double[][] transposed(double[][] x) {
        double[][] result = new double[x[0].length][x.length];
        for (int row = 0; row < x.length; row++) {
            for (int column = 0; column < x[0].length; column++) {
                result[column][row] = x[row][column];
            }
        }
        return result;
    }

    private static double[][] total(double[][] x) {
        double sum = 0;
        for (double[] row : x) {
            for (double entry : row) {
                sum += entry;
            }
        }
        return new double[][] {{sum}};
    }
}
