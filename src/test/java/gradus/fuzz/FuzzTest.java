package gradus.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A short run of each target; {@link Fuzz} runs as long as one likes. */
@Timeout(300)
class FuzzTest {
    private static final int RUNS = 150;

    private static List<Target> targets() throws IOException {
        return Target.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void whatSomebodyWroteIsReadAsItIs(Target target) {
        assertThat(target.corpus()).isNotEmpty();
        for (byte[] bytes : target.corpus()) {
            assertThatCode(() -> target.reading().read(bytes)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void whatNobodyWouldWriteIsReadOrRefused(Target target) {
        Mutator mutator = new Mutator(20_260_101, target.corpus());
        for (int i = 0; i < RUNS; i++) {
            byte[] bytes = mutator.next();
            assertThatCode(() -> target.reading().read(bytes))
                    .as(() -> new String(bytes, StandardCharsets.ISO_8859_1))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aSeedGivesTheSameFilesAgain() {
        List<byte[]> corpus = List.of("a: 1\n".getBytes(StandardCharsets.UTF_8), new byte[0]);
        Mutator first = new Mutator(7, corpus);
        Mutator second = new Mutator(7, corpus);

        for (int i = 0; i < 1_000; i++) {
            assertThat(first.next()).isEqualTo(second.next());
        }
    }
}
