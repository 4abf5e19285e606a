package gradus.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static final List<String> NAMES =
            List.of("identity", "relu", "sigmoid", "softmax", "tanh", "learning-rate", "z1", "z2", "dW1", "dW2");

    @ParameterizedTest
    @CsvSource({
        "sigmiod, sigmoid",
        "sigmod, sigmoid",
        "Sigmoid, sigmoid",
        "RELU, relu",
        "rleu, relu",
        "tahn, tanh",
        "learning_rate, learning-rate",
        "learningRate, learning-rate",
        "Learning Rate, learning-rate",
        "lerning-rate, learning-rate",
        "dw2, dW2",
        "Z1, z1",
    })
    void aSlipIsRecognised(String written, String meant) {
        assertThat(Names.nearest(written, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--",
                "z3",
                "z",
                "a1",
                "dW3",
                "dW12",
                "elephant",
                "max",
                "swish",
                "gelu6",
                "gelu",
                "elu",
                "celu"
            })
    void nothingIsOfferedForWhatIsFar(String written) {
        assertThat(Names.nearest(written, NAMES)).isEmpty();
    }

    @Test
    void nothingIsOfferedWhenTwoAreEquallyNear() {
        assertThat(Names.nearest("cat", List.of("car", "can"))).isEmpty();
        assertThat(Names.nearest("cat", List.of("car", "can", "cat"))).contains("cat");
    }

    @Test
    void aNameOfSixtyThousandLettersIsNotGuessedAt() {
        assertThat(Names.nearest("a".repeat(60_000), NAMES)).isEmpty();
    }

    @Test
    void aLongTextIsQuotedShort() {
        assertThat(Names.quoted("abc")).isEqualTo("'abc'");
        assertThat(Names.quoted("a".repeat(1000))).isEqualTo("'" + "a".repeat(30) + "…" + "a".repeat(30) + "'");
    }
}
