package gradus.problem;

import gradus.formula.Dialect;
import gradus.formula.FormulaReader;
import gradus.formula.FormulaReading;
import gradus.formula.Name.LayerStyle;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.issue.SourcePosition;
import gradus.network.Layout;
import gradus.network.LossFunction;
import gradus.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A loss that a problem file gives as a formula of the outputs and targets of one example, such as
 * {@code sum((a - t)**2) / 2}. Where the formula gives a number for each output, these are put together as for any other loss.
 *
 * @param text the formula
 * @param position where it starts
 * @param output the names it may use for the output
 * @param target the names it may use for the target
 * @param layerStyle how the course attaches the number of a layer to a letter
 * @param layout whether an example is a column or a row
 * @param outputs the number of outputs
 */
record FormulaLoss(
        String text,
        SourcePosition position,
        List<String> output,
        List<String> target,
        LayerStyle layerStyle,
        Layout layout,
        int outputs)
        implements LossFunction {
    /** What stands for the output of one example. */
    static final Expression.Reference OUTPUT = new Expression.Reference(Quantity.variable("output"));

    private static final Expression.Reference TARGET = new Expression.Reference(Quantity.variable("target"));

    FormulaLoss {
        output = List.copyOf(output);
        target = List.copyOf(target);
    }

    /** The same formula for another number of outputs. */
    FormulaLoss ofOutputs(int count) {
        return new FormulaLoss(text, position, output, target, layerStyle, layout, count);
    }

    @Override
    public String name() {
        return text;
    }

    /** The formula read for one example, or why it cannot be. */
    FormulaReading reading() {
        Map<String, Expression> names = new LinkedHashMap<>();
        output.forEach(name -> names.put(name, OUTPUT));
        target.forEach(name -> names.put(name, TARGET));
        return new FormulaReader(
                        new FormulaActivation.FormulaNamesScope(names, layerStyle, layout),
                        this::shape,
                        Dialect.ANY,
                        List.of())
                .read(text, position);
    }

    /** The shape of the outputs of one example, and of its targets. */
    Shape shape(Quantity quantity) {
        return layout.biasShape(outputs);
    }

    /**
     * The formula of one example.
     *
     * @throws IllegalArgumentException if it has no meaning for so many outputs
     */
    Expression ofOneExample() {
        if (reading() instanceof FormulaReading.Read read) {
            return read.expression();
        }
        throw new IllegalArgumentException("the formula " + text + " cannot be read");
    }

    @Override
    public boolean isOneNumber() {
        return outputs > 1 && ofOneExample().shape(this::shape).isScalar();
    }

    /** Whether the losses of several examples at once are those that each has alone. */
    boolean isByExample() {
        Expression total =
                new Expression.SumOver(new Expression.SumOver(term(OUTPUT, TARGET, layout.unitAxis()), 0), 1);
        return new ExampleComparison(
                        layout,
                        outputs,
                        batches -> total.value(quantity -> batches.get(quantity.equals(OUTPUT.quantity()) ? 0 : 1)))
                .addsUp(2);
    }

    @Override
    public Expression term(Expression ofOutput, Expression ofTarget, int unitAxis) {
        return ofOneExample().rewritten(part -> part.equals(OUTPUT) ? ofOutput : part.equals(TARGET) ? ofTarget : part);
    }
}
