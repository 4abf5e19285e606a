package gradus.tensor;

/**
 * The product of two matrices of intervals. The rounding error of every sum is known exactly, that of a product to half a unit
 * of its last digit; together they widen the result, so that a sum of whole numbers, or of numbers times 0 and 1, stays exact.
 */
final class IntervalProduct {
    /** Half the distance of neighbouring doubles, as a share of a number. */
    private static final double UNIT = 0x1p-53;
    /** More than rounding can take from a sum of errors. */
    private static final double SURPLUS = 1 + 1e-9;

    private final Shape shape;
    private final boolean isBounded;
    private final Factors left;
    private final Factors right;
    private final int inner;

    IntervalProduct(IntervalTensor left, IntervalTensor right) {
        this.shape = left.shape().productWith(right.shape());
        this.isBounded = left.isBounded() && right.isBounded();
        this.left = new Factors(left);
        this.right = new Factors(right.transposed());
        this.inner = left.shape().columns();
    }

    IntervalTensor product() {
        int columns = shape.columns();
        return IntervalTensor.collected(shape, place -> {
            int ofLeft = place / columns * inner;
            int ofRight = place % columns * inner;
            return isBounded ? bounded(ofLeft, ofRight) : unbounded(ofLeft, ofRight);
        });
    }

    /** @param ofLeft where a row of the left factor starts, and {@code ofRight} a column of the right one */
    private Interval bounded(int ofLeft, int ofRight) {
        double low = 0;
        double lowError = 0;
        double high = 0;
        double highError = 0;
        for (int i = 0; i < inner; i++) {
            int l = ofLeft + i;
            int r = ofRight + i;
            double lowLow = left.lower[l] * right.lower[r];
            double lowHigh = left.lower[l] * right.upper[r];
            double highLow = left.upper[l] * right.lower[r];
            double highHigh = left.upper[l] * right.upper[r];
            double least = Math.min(Math.min(lowLow, lowHigh), Math.min(highLow, highHigh));
            double most = Math.max(Math.max(lowLow, lowHigh), Math.max(highLow, highHigh));
            double share = Factors.isExact(left, l, right, r) ? 0 : UNIT;
            double lowSum = low + least;
            double highSum = high + most;
            lowError += Math.abs(Rounding.sumError(low, least, lowSum)) + error(share, least);
            highError += Math.abs(Rounding.sumError(high, most, highSum)) + error(share, most);
            low = lowSum;
            high = highSum;
        }
        return widened(low, lowError, high, highError);
    }

    private static double error(double share, double product) {
        return share == 0 ? 0 : share * Math.abs(product) + Double.MIN_VALUE;
    }

    /** A sum that overflowed has an error of NaN, and no bound. */
    private static Interval widened(double low, double lowError, double high, double highError) {
        double lower = Rounding.sumDown(low, -lowError * SURPLUS);
        double upper = Rounding.sumUp(high, highError * SURPLUS);
        return new Interval(
                Double.isNaN(lower) ? Double.NEGATIVE_INFINITY : lower,
                Double.isNaN(upper) ? Double.POSITIVE_INFINITY : upper);
    }

    private Interval unbounded(int ofLeft, int ofRight) {
        Interval sum = Interval.ZERO;
        for (int i = 0; i < inner; i++) {
            sum = sum.plus(left.at(ofLeft + i).times(right.at(ofRight + i)));
        }
        return sum;
    }

    /** A matrix, row by row, with what is known of the products of each entry. */
    private static final class Factors {
        /** Its products are rounded. */
        private static final byte ANY = 0;
        /** Both bounds fit into 24 bits: products of two such are exact. */
        private static final byte SHORT = 1;
        /** 0, 1 or −1: all its products are exact. */
        private static final byte UNIT_OR_ZERO = 2;

        private final double[] lower;
        private final double[] upper;
        private final byte[] kind;

        Factors(IntervalTensor matrix) {
            lower = matrix.lower().entries().toArray();
            upper = matrix.upper().entries().toArray();
            kind = new byte[lower.length];
            for (int place = 0; place < kind.length; place++) {
                kind[place] = kind(lower[place], upper[place]);
            }
        }

        private static byte kind(double lower, double upper) {
            if (lower == upper && (lower == 0 || Math.abs(lower) == 1)) {
                return UNIT_OR_ZERO;
            }
            return (float) lower == lower && (float) upper == upper ? SHORT : ANY;
        }

        static boolean isExact(Factors left, int l, Factors right, int r) {
            return left.kind[l] + right.kind[r] >= UNIT_OR_ZERO;
        }

        Interval at(int place) {
            return new Interval(lower[place], upper[place]);
        }
    }
}
