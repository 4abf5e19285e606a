package gradus.submission.stored;

import java.math.BigDecimal;

/** The binary floating-point types of IEEE 754. */
enum FloatType {
    HALF(3, 5, 3, -14),
    SINGLE(6, 9, 6, -126),
    DOUBLE(15, 17, 17, -1022);

    private static final int HALF_BITS = 11;

    private final int sure;
    private final int most;
    private final int carried;
    private final int lowestExponent;

    FloatType(int sure, int most, int carried, int lowestExponent) {
        this.sure = sure;
        this.most = most;
        this.carried = carried;
        this.lowestExponent = lowestExponent;
    }

    /** The significant digits that every decimal keeps on its way into the type and back. */
    int sureDigits() {
        return sure;
    }

    /** The significant digits that tell any two numbers of the type apart. */
    int mostDigits() {
        return most;
    }

    /** The significant digits that a computed number of the type is good for. */
    int carriedDigits() {
        return carried;
    }

    /** Whether a number is so small that it has fewer digits than others. */
    boolean isSubnormal(double value) {
        return Math.getExponent(value) < lowestExponent;
    }

    /** The number of the type that is nearest to a decimal, as a double. */
    double nearest(BigDecimal decimal) {
        return switch (this) {
            case HALF -> half(decimal.doubleValue());
            case SINGLE -> Float.parseFloat(decimal.toString());
            case DOUBLE -> Double.parseDouble(decimal.toString());
        };
    }

    private static double half(double value) {
        int exponent = Math.max(Math.getExponent(value), HALF.lowestExponent);
        double unit = Math.scalb(1.0, exponent - HALF_BITS + 1);
        return Math.rint(value / unit) * unit;
    }

    /** The double that two bytes of half precision stand for. */
    static double ofHalf(short bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        double size;
        if (exponent == 0x1F) {
            size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            size = exponent == 0 ? Math.scalb((double) fraction, -24) : Math.scalb(fraction + 1024.0, exponent - 25);
        }
        return bits < 0 ? -size : size;
    }
}
