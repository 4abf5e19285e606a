package gradus.sample;

import java.math.BigDecimal;

/** The characters that somebody types for a number. None of them changes the value or its last digit. */
public enum Hand {
    /** The digits as they come from a program. */
    PRINTED {
        @Override
        String type(String number) {
            return number;
        }
    },
    /** A minus sign from a text processor, no zero before the point, an exponent for what is small. */
    TYPED {
        @Override
        String type(String number) {
            boolean negative = number.startsWith("-");
            String size = negative ? number.substring(1) : number;
            return (negative ? "\u2212" : "") + typedSize(size);
        }
    },
    /** A comma for the decimal point. */
    COMMAS {
        @Override
        String type(String number) {
            return number.replace('.', ',');
        }
    };

    private static final BigDecimal SMALL = new BigDecimal("0.01");

    /** A plain decimal retyped. */
    abstract String type(String number);

    private static String typedSize(String size) {
        BigDecimal value = new BigDecimal(size);
        if (value.signum() != 0 && value.compareTo(SMALL) < 0) {
            String digits = value.unscaledValue().toString();
            String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
            return digits.charAt(0) + fraction + "e" + (value.precision() - value.scale() - 1);
        }
        return size.startsWith("0.") && size.length() > 2 && value.signum() != 0 ? size.substring(1) : size;
    }
}
