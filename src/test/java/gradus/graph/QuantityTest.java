package gradus.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class QuantityTest {
    private static final Quantity WEIGHTS = Quantity.variable("W", 2);
    private static final Quantity LOSS = Quantity.variable("E");

    @Test
    void theTextIsTheSpellingOfProblemFiles() {
        assertThat(LOSS).hasToString("E");
        assertThat(WEIGHTS).hasToString("W2");
        assertThat(Quantity.gradient(LOSS, WEIGHTS)).hasToString("dE/dW2");
        assertThat(new Quantity.Updated(WEIGHTS)).hasToString("W2_new");
        assertThat(new Quantity.AtPoint(Quantity.variable("a", 2), "x_new")).hasToString("a2(x_new)");
    }

    @Test
    void twoNamesMadeTheSameWayAreEqual() {
        assertThat(Quantity.gradient(LOSS, WEIGHTS))
                .isEqualTo(Quantity.gradient(Quantity.variable("E"), Quantity.variable("W", 2)))
                .isNotEqualTo(Quantity.gradient(LOSS, Quantity.variable("W", 1)));
    }

    @Test
    void aNameHasALetterAndNoNegativeLayer() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.variable(""));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.variable("W", -1));
    }
}
