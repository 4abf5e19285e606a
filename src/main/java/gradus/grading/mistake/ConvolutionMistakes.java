package gradus.grading.mistake;

import gradus.graph.Algebra;
import gradus.graph.Convolution;
import gradus.graph.Expression;
import gradus.graph.Pairing;
import gradus.graph.Pairing.Role;
import gradus.graph.Window;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Mistakes in convolutions, there and back. */
final class ConvolutionMistakes {
    private ConvolutionMistakes() {}

    static List<LocalMistake> all() {
        return List.of(
                LocalMistake.of(
                        "conv-kernel-turned",
                        Family.FORWARD,
                        Tier.C,
                        "Kernel turned round",
                        "Does the statement lay the kernel on the input as it is, or turned round?",
                        "Networks compute the cross-correlation, y_i = Σ k_j x_{i+j}, in which the kernel is not turned; the convolution of"
                                + " mathematics turns it, y_i = Σ k_j x_{i−j}. The other one of the two was computed.",
                        "A kernel that is the same turned round.",
                        step -> LocalMistake.forward(step, part -> turned(part, Role.RESULT))),
                LocalMistake.of(
                        "conv-padding-forgotten",
                        Family.FORWARD,
                        Tier.D,
                        "Padding forgotten",
                        "How large is the result of the statement, and what lies around the input?",
                        "The kernel was laid only where it fits into the input. The statement puts zeros around it first.",
                        "Nothing: the result has fewer entries.",
                        step -> LocalMistake.forward(step, part -> moved(part, ConvolutionMistakes::withoutPadding))),
                LocalMistake.of(
                        "conv-stride-forgotten",
                        Family.FORWARD,
                        Tier.D,
                        "Stride forgotten",
                        "How far does the kernel move from one entry of the result to the next?",
                        "The kernel was moved by one place at a time. The statement says a larger stride.",
                        "A result of a single entry.",
                        step -> LocalMistake.forward(step, part -> moved(part, ConvolutionMistakes::byOne))),
                LocalMistake.of(
                        "conv-input-gradient-not-turned",
                        Family.DELTA_RECURSION,
                        Tier.C,
                        "Kernel not turned on the way back",
                        "Which entries of the result does one entry of the input reach, and through which entry of the kernel each?",
                        "Going back, the kernel runs the other way round: ∂E/∂x_i = Σ k_j ∂E/∂y_{i−j} where y_i = Σ k_j x_{i+j}.",
                        "A kernel that is the same turned round.",
                        step -> LocalMistake.backward(step, part -> turned(part, Role.LEFT))),
                LocalMistake.of(
                        "conv-kernel-gradient-turned",
                        Family.WEIGHT_GRADIENT,
                        Tier.B,
                        "Gradient of the kernel turned round",
                        "Which entries of the input does the first entry of the kernel meet?",
                        "The entries of the gradient stand in reverse order: ∂E/∂k_j = Σ x_{i+j} ∂E/∂y_i, and for a kernel that is turned the"
                                + " other way round.",
                        "A gradient that is the same turned round.",
                        step -> LocalMistake.backward(step, part -> turned(part, Role.RIGHT))),
                LocalMistake.of(
                        "conv-kernel-gradient-first-place",
                        Family.WEIGHT_GRADIENT,
                        Tier.D,
                        "Kernel gradient of the first place alone",
                        "At how many places is the kernel used?",
                        "Only the first entry of the result was taken. The kernel is shared by all of them, so its gradient is a sum over"
                                + " all places.",
                        "A result of a single entry.",
                        step -> LocalMistake.backward(step, ConvolutionMistakes::firstPlace)));
    }

    private static Optional<Expression> turned(Expression part, Role computed) {
        return part instanceof Expression.SumOfProducts products && products.computed() == computed
                ? products.pairing().convolution().map(convolution -> with(products, convolution.turned()))
                : Optional.empty();
    }

    private static Expression with(Expression.SumOfProducts products, Convolution convolution) {
        Pairing pairing = convolution.pairing(products.pairing().label(Role.RESULT));
        return new Expression.SumOfProducts(products.first(), products.second(), pairing, products.computed());
    }

    private static Optional<Expression> moved(Expression part, UnaryOperator<Window> moving) {
        if (!(part instanceof Expression.SumOfProducts products) || products.computed() != Role.RESULT) {
            return Optional.empty();
        }
        return products.pairing().convolution().flatMap(convolution -> {
            try {
                Convolution other = convolution.with(moving);
                return other.equals(convolution) ? Optional.empty() : Optional.of(with(products, other));
            } catch (ShapeException noWindowFits) {
                return Optional.empty();
            }
        });
    }

    private static Window withoutPadding(Window window) {
        return new Window(window.length(), window.size(), window.stride(), 0, 0, window.dilation());
    }

    private static Window byOne(Window window) {
        return new Window(window.length(), window.size(), 1, window.before(), window.after(), window.dilation());
    }

    private static Optional<Expression> firstPlace(Expression part) {
        if (!(part instanceof Expression.SumOfProducts products) || products.computed() != Role.RIGHT) {
            return Optional.empty();
        }
        return products.pairing().convolution().map(convolution -> {
            Expression first = new Expression.Constant(firstPlaces(convolution));
            return new Expression.SumOfProducts(
                    products.first(), Algebra.multiply(products.second(), first), products.pairing(), Role.RIGHT);
        });
    }

    /** 1 at the first place of each channel, 0 elsewhere. */
    private static Tensor firstPlaces(Convolution convolution) {
        Shape shape = convolution.result();
        String axes = convolution.resultAxes();
        double[] entries = new double[shape.count()];
        for (int place = 0; place < entries.length; place++) {
            List<Integer> index = shape.index(place);
            boolean isFirst = true;
            for (int axis = 0; axis < axes.length(); axis++) {
                isFirst &= "NC".indexOf(axes.charAt(axis)) >= 0 || index.get(axis) == 1;
            }
            entries[place] = isFirst ? 1 : 0;
        }
        return Tensor.of(shape, entries);
    }
}
