package gradus.formula;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.formula.Name.LayerStyle;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.issue.SourcePosition;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Formulas printed and read again. The scope knows every quantity by the letters and digits of its name in numpy, which is
 * plain ASCII; so {@code ∂E/∂W2}, {@code \frac{\partial E}{\partial W^{(2)}}} and {@code dE_dW2} have to come out as one name.
 */
public final class RoundTrip {
    /** A form with how its text is read. */
    private record Way(FormulaForm form, Dialect dialect) {}

    private static final List<Way> WAYS = List.of(
            new Way(new TextForm(), Dialect.MATHEMATICS),
            new Way(new TextForm(), Dialect.ANY),
            new Way(new LatexForm(), Dialect.MATHEMATICS),
            new Way(new LatexForm(), Dialect.ANY),
            new Way(new NumpyForm(), Dialect.NUMPY));

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]");

    private final FormulaPrinter printer;
    private final Function<Quantity, Shape> shapes;
    private final int unitAxis;
    private final LayerStyle layerStyle;
    private final Map<String, Quantity> names = new LinkedHashMap<>();

    /**
     * A way there and back.
     *
     * @param quantities everything that formulas may mention; no two with one name
     */
    public RoundTrip(
            FormulaPrinter printer, Collection<Quantity> quantities, Function<Quantity, Shape> shapes, int unitAxis) {
        this(printer, quantities, shapes, unitAxis, LayerStyle.PLAIN);
    }

    /**
     * The same.
     *
     * @param layerStyle how the course that reads it attaches the number of a layer
     */
    public RoundTrip(
            FormulaPrinter printer,
            Collection<Quantity> quantities,
            Function<Quantity, Shape> shapes,
            int unitAxis,
            LayerStyle layerStyle) {
        this.layerStyle = layerStyle;
        this.printer = printer;
        this.shapes = shapes;
        this.unitAxis = unitAxis;
        for (Quantity quantity : quantities) {
            Optional<Quantity> other =
                    Optional.ofNullable(names.put(key(printer.name(quantity, new NumpyForm())), quantity));
            assertThat(other).as("called like " + quantity).isEmpty();
        }
        if (names.containsKey("lam")) {
            // A word of Python; in mathematics it is the letter.
            names.put("lambda", names.get("lam"));
        }
    }

    private static String key(String name) {
        return NO_LETTER.matcher(name).replaceAll("");
    }

    private final class Names implements Scope {
        @Override
        public Optional<Expression> lookUp(String name) {
            return Optional.ofNullable(names.get(key(name))).map(Expression.Reference::new);
        }

        @Override
        public List<String> names() {
            return new ArrayList<>(names.keySet());
        }

        @Override
        public int unitAxis() {
            return unitAxis;
        }

        @Override
        public LayerStyle layerStyle() {
            return layerStyle;
        }
    }

    /** Values between 0.1 and 0.9, so that every logarithm of a rule is one. */
    public Map<Quantity, Tensor> draw(long seed) {
        Random random = new Random(seed);
        Map<Quantity, Tensor> draw = new HashMap<>();
        for (Quantity quantity : names.values()) {
            Shape shape = shapes.apply(quantity);
            double[] entries = random.doubles(shape.count())
                    .map(number -> 0.1 + 0.8 * number)
                    .toArray();
            draw.put(quantity, Tensor.of(shape, entries));
        }
        return draw;
    }

    /** Fails unless the formula comes back from every form with its value and its shape. */
    public void check(String what, Expression formula, Map<Quantity, Tensor> draw) {
        check(what, formula, draw, false);
    }

    /**
     * The same.
     *
     * @param isRepeated whether mathematics may leave out that the value is repeated
     */
    public void check(String what, Expression formula, Map<Quantity, Tensor> draw, boolean isRepeated) {
        for (Way way : WAYS) {
            String text = printer.print(formula, way.form());
            Supplier<String> place =
                    () -> what + " = " + formula + "\nprinted  " + text + "\nread as  " + way.dialect();
            FormulaReading reading = new FormulaReader(new Names(), shapes, way.dialect(), List.of())
                    .read(text, SourcePosition.start(text));
            assertThat(reading).as(place).isInstanceOf(FormulaReading.Read.class);
            Expression read = ((FormulaReading.Read) reading).expression();
            boolean isSilent = isRepeated && !(way.form() instanceof NumpyForm);
            Expression whole = isSilent ? new Expression.Repeat(read, formula.shape(shapes)) : read;
            assertThat(FormulaAgreement.of(whole, formula, shapes, List.of(draw)))
                    .as(place)
                    .isEqualTo(new FormulaAgreement.Same());
        }
    }
}
