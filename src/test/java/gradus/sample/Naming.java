package gradus.sample;

import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.problem.Problem;

/** How somebody spells the names of quantities. */
public enum Naming {
    /** As the problem spells them, without brackets around the layer: {@code dE/dw2}. */
    PLAIN {
        @Override
        String name(Problem problem, Quantity quantity) {
            return COURSE.name(problem, quantity).replaceAll("\\[(\\d+)]", "$1");
        }
    },
    /** As the problem spells them: {@code dE/dw[2]}. */
    COURSE {
        @Override
        String name(Problem problem, Quantity quantity) {
            return problem.notation().spell(quantity);
        }
    },
    /** A little of everything that is around: {@code ∂E/∂W[2]}, {@code grad_b2}, {@code W2'}. */
    MIXED {
        @Override
        String name(Problem problem, Quantity quantity) {
            if (quantity instanceof Quantity.Gradient gradient && gradient.by() instanceof Quantity.Variable by) {
                return by.letter().equals("z") ? delta(by.layer()) : gradient(by);
            }
            if (quantity instanceof Quantity.Updated updated
                    && updated.parameter() instanceof Quantity.Variable parameter) {
                return parameter + (parameter.layer() % 2 == 0 ? "'" : "_new");
            }
            if (quantity instanceof Quantity.AtPoint atPoint) {
                Quantity inner = atPoint.quantity();
                return inner.equals(NetworkQuantities.CLASS) ? "class" : COURSE.name(problem, inner) + "_new";
            }
            return quantity.equals(NetworkQuantities.LOSS) ? "loss" : COURSE.name(problem, quantity);
        }
    };

    /** The name of a quantity of the problem. */
    abstract String name(Problem problem, Quantity quantity);

    private static String delta(int layer) {
        return layer % 2 == 0 ? "\u03b4[" + layer + "]" : "delta_" + layer;
    }

    private static String gradient(Quantity.Variable by) {
        return switch (by.layer() % 3) {
            case 1 -> "d" + by;
            case 2 -> "\u2202E/\u2202" + by.letter() + "[" + by.layer() + "]";
            default -> "grad_" + by;
        };
    }
}
