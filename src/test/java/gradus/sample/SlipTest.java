package gradus.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipTest {
    @ParameterizedTest
    @CsvSource({
        "SWAPPED_DIGITS, -0.263228, -0.623228",
        "SWAPPED_DIGITS, 0.00441, 0.00414",
        "LOST_MINUS, -0.5, 0.5",
        "SHIFTED_POINT, -0.25169, -0.025169"
    })
    void itHappensToOneNumber(Slip slip, String right, String written) {
        Literals line = new Literals(List.of(2), List.of("0.1", right));

        assertThat(slip.at(line, 1).texts()).containsExactly("0.1", written);
    }

    @Test
    void aRowIsCopiedTwice() {
        Literals matrix = new Literals(List.of(3, 2), List.of("1", "2", "3", "4", "5", "6"));

        assertThat(Slip.COPIED_ROW.at(matrix, 3).texts()).containsExactly("1", "2", "1", "2", "5", "6");
    }

    @Test
    void whatCannotHappenIsRefused() {
        assertThatThrownBy(() -> Slip.LOST_MINUS.at(Literals.number("0.5"), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Slip.SWAPPED_DIGITS.at(Literals.number("0.22"), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
