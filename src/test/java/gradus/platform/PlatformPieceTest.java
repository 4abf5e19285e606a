package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformPieceTest {
    @Test
    void comesBackAsItWasPacked() {
        for (List<String> fields :
                List.of(List.<String>of(), List.of(""), List.of("3:a", "", "∂ \uD83D\uDE00\n", ":"))) {
            PlatformPiece piece = new PlatformPiece("s1", fields);

            assertThat(PlatformPiece.unpacked("s1", piece.packed())).isEqualTo(piece);
        }
        assertThat(PlatformPiece.unpacked("s1", new PlatformPiece("s1", GradedPapers.HOSTILE).packed())
                        .fields())
                .isEqualTo(GradedPapers.HOSTILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "3:ab", "-1:", ":", "99999999999:a", "1:ab"})
    void anotherTextIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PlatformPiece.unpacked("s1", text));
    }
}
