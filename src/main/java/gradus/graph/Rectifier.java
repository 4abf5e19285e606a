package gradus.graph;

/**
 * The rectifier: x above 0, {@code below · x} below. With {@code below} = 0 it is the ReLU, else the leaky ReLU.
 *
 * @param below the slope for x &lt; 0
 * @param atZero the value taken for f′(0), a convention: courses use 0 or 1
 */
public record Rectifier(double below, double atZero) implements Nonlinearity {

    @Override
    public String symbol() {
        return below == 0 ? "relu" : "leaky_relu";
    }

    @Override
    public double value(double x) {
        return x > 0 ? x : x == 0 ? 0 : below == 0 && !Double.isNaN(x) ? 0 : below * x;
    }

    @Override
    public double slope(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        return x > 0 ? 1 : x < 0 ? below : atZero;
    }

    @Override
    public Expression curvature(Expression argument) {
        return Algebra.constant(0);
    }
}
