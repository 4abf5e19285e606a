package gradus.written;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.written.NumberText.NotANumber;
import gradus.written.NumberText.NotFinite;
import gradus.written.NumberText.Value;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("sets the locale")
class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        // text, value, decimals, significant digits, unit exponent
        "0.0995, 0.0995, 4, 3, -4",
        "1.20e-3, 0.0012, 5, 3, -5",
        "1.20E-03, 0.0012, 5, 3, -5",
        "12, 12, 0, 2, 0",
        "1200, 1200, 0, 4, 0",
        "1e2, 100, 0, 1, 2",
        "1.25e1, 12.5, 1, 3, -1",
        "0, 0, 0, 1, 0",
        "0.000, 0, 3, 1, -3",
        ".5, 0.5, 1, 1, -1",
        "-.5, -0.5, 1, 1, -1",
        ".5e2, 50, 0, 1, 1",
        "5., 5, 0, 1, 0",
        "+1, 1, 0, 1, 0",
        "1e-3, 0.001, 3, 1, -3",
        "010, 10, 0, 2, 0",
        "08, 8, 0, 1, 0",
        "00.10, 0.1, 2, 2, -2",
        "0.158, 0.158, 3, 3, -3",
        "1.5×10^-3, 0.0015, 4, 2, -4",
        "1.5 x 10^-3, 0.0015, 4, 2, -4",
        "1.5*10^-3, 0.0015, 4, 2, -4",
        "1.5 * 10**-3, 0.0015, 4, 2, -4",
        "1.5·10^{-3}, 0.0015, 4, 2, -4",
        "1.5×10⁻³, 0.0015, 4, 2, -4",
        "1.5×10², 150, 0, 2, 1",
        "1/4, 0.25, 17, 17, -17",
        "-2/8, -0.25, 17, 17, -17",
        "1.5 / 0.5, 3, 16, 17, -16",
        "1⁄4, 0.25, 17, 17, -17",
        "1e-999, 0, 999, 1, -999",
    })
    void aNumberKeepsItsPrintedDigits(String text, double value, int decimals, int significant, int unit) {
        assertThat(NumberText.read(text)).isEqualTo(new Value(value, decimals, significant, unit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2212", "\u2013", "\u2010", "\u2011", "\u2012", "\uFE63", "\uFF0D", "-"})
    void everyDashIsAMinus(String dash) {
        assertThat(NumberText.read(dash + "0.5")).isEqualTo(new Value(-0.5, 1, 1, -1));
        assertThat(NumberText.read("5e" + dash + "1")).isEqualTo(new Value(0.5, 1, 1, -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5\u00A0", "\u2009 0.5", "\u202F0.5\u200A", "\uFEFF0.5", "０.５", "０．５", "\u200B0.5\u2060"})
    void blanksAroundItAndFullWidthDigitsDoNotMatter(String text) {
        assertThat(NumberText.read(text)).isEqualTo(new Value(0.5, 1, 1, -1));
    }

    @Test
    void aFractionIsTheNearestDouble() {
        assertThat(((Value) NumberText.read("1/3")).value()).isEqualTo(1.0 / 3);
        assertThat(((Value) NumberText.read("-2/7")).value()).isEqualTo(-2.0 / 7);
        assertThat(((Value) NumberText.read("0.1/0.3")).value()).isEqualTo(1.0 / 3);
    }

    @Test
    void negativeZeroKeepsItsSign() {
        assertThat(((Value) NumberText.read("-0.0")).value()).isEqualTo(-0.0);
        assertThat(((Value) NumberText.read("-0")).value()).isEqualTo(-0.0);
        assertThat(((Value) NumberText.read("0.0")).value()).isEqualTo(0.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "nan", ".nan", ".NaN", "-nan"})
    void notANumberIsRecognisedAsSuch(String text) {
        assertThat(NumberText.read(text)).isEqualTo(new NotFinite(Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "+inf", "Inf", ".inf", "+.INF", "Infinity", "∞", "+INF"})
    void infinityIsRecognisedWithItsSign(String text) {
        assertThat(NumberText.read(text)).isEqualTo(new NotFinite(Double.POSITIVE_INFINITY));
        String negative = "-" + text.replace("+", "");
        assertThat(NumberText.read(negative)).isEqualTo(new NotFinite(Double.NEGATIVE_INFINITY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1_000 | '1_000' has underscores | write 1000",
                "0x10 | '0x10' is hexadecimal | write 16",
                "-0b11 | '-0b11' is binary | write -3",
                "0o10 | '0o10' is octal | write 8",
                "0,5 | '0,5' has a comma | write 0.5 with a decimal point",
                "-0,158 | '-0,158' has a comma | write -0.158 with a decimal point",
                "1,5e-3 | '1,5e-3' has a comma | write 1.5e-3 with a decimal point",
                "1,234 | '1,234' has a comma | write 1.234 with a decimal point, or 1234 without a comma",
                "1,234.5 | '1,234.5' has a comma | write 1234.5",
                "1,234,567 | '1,234,567' has a comma | write 1234567",
                "1.234,5 | '1.234,5' has a comma | write 1234.5",
                "0.1f | '0.1f' ends with a letter | write 0.1",
                "1d | '1d' ends with a letter | write 1",
                "1d-3 | '1d-3' has an exponent with 'd' | write 1e-3",
                "50% | '50%' is a percentage | write 0.5",
                "12.5 % | '12.5 %' is a percentage | write 0.125",
                "0.1 0.2 | '0.1 0.2' is several numbers | write [0.1, 0.2]",
                "1, 2 | '1, 2' is several numbers | write [1, 2]",
                "1,2,3 | '1,2,3' is several numbers | write [1, 2, 3]",
                "“0.5” | '“0.5”' has quotation marks | write 0.5",
            })
    void aRefusalSaysWhyAndHowToWriteIt(String text, String reason, String fix) {
        NotANumber refusal = (NotANumber) NumberText.read(text);

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.fix()).contains(fix);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1:30 | '1:30' has a colon and is not one number",
                "1:30.5 | '1:30.5' has a colon and is not one number",
                "True | 'True' is a word, not a number",
                "yes | 'yes' is a word, not a number",
                "1e999 | '1e999' is too large: to a computer it is infinite",
                "-1e999999999999 | '-1e999999999999' is too large: to a computer it is infinite",
                "1e | '1e' has no digits in its exponent",
                "1/0 | '1/0' divides by zero",
                "1.2.3 | '1.2.3' is not a number",
                "--1 | '--1' is not a number",
                "10² | '10²' is not a number",
                "2x10 | '2x10' is not a number",
                "1/2/3 | '1/2/3' is not a number",
                "2024-01-01 | '2024-01-01' is not a number",
                "0.1#c | '0.1#c' is not a number",
                "½ | '½' is not a number",
                ". | '.' is not a number",
                "- | '-' is not a number",
                "% | '%' is not a number",
                "0x | '0x' is not a number",
                "1e5e5 | '1e5e5' is not a number",
                "1.5×10^{-3 | '1.5×10^{-3' is not a number",
                "sqrt(2) | 'sqrt(2)' is not a number",
            })
    void aRefusalWithoutALikelyMeaningOffersNothing(String text, String reason) {
        assertThat(NumberText.read(text)).isEqualTo(new NotANumber(reason, java.util.Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u200B"})
    void nothingIsNotANumber(String text) {
        assertThat(((NotANumber) NumberText.read(text)).reason()).isEqualTo("nothing is written");
    }

    @Test
    void fourHundredDigitsAreReadAndMoreAreNot() {
        assertThat(NumberText.read("0." + "3".repeat(398))).isInstanceOf(Value.class);
        assertThat(((NotANumber) NumberText.read("3".repeat(401))).reason()).contains("401 characters");
    }

    @Test
    void theMachinesLocaleHasNoSay() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            assertThat(NumberText.read("1.5E-3")).isEqualTo(new Value(0.0015, 4, 2, -4));
            assertThat(NumberText.read("INFINITY")).isInstanceOf(NotFinite.class);
        } finally {
            Locale.setDefault(before);
        }
    }
}
