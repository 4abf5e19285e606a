package gradus.grading.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the mistakes from the derivative of an activation to the update are called and say. */
class BackwardCatalogueTest {
    /** Everything that research into homework, code and books found for layered networks, with its tier. */
    private static final List<String> KNOWN = Stream.of(
                    "activation-derivative: missing-inner-derivative C, missing-activation-derivative A,"
                            + " derivative-at-activation A, derivative-formula-on-net B, tanh-square-forgotten C,"
                            + " tanh-derivative-one-plus B, sigmoid-derivative-for-tanh D, tanh-derivative-for-sigmoid D,"
                            + " sigmoid-derivative-negative B, activation-for-derivative B, derivative-at-error B,"
                            + " derivative-of-wrong-layer A, prime-as-product B, leaky-derivative-zero A,"
                            + " leaky-derivative-times-net B, relu-derivative-at-zero-one A,"
                            + " relu-derivative-at-zero-zero A, hadamard-as-matrix-product A",
                    "delta-recursion: hadamard-before-weights B, missing-transpose-in-delta B, reshape-for-transpose C,"
                            + " wrong-layer-weights B, updated-weights-in-delta A, weights-missing-in-delta B,"
                            + " raw-error-backpropagated B, single-path-delta C, bias-row-misaligned B,"
                            + " input-gradient-with-derivative D",
                    "weight-gradient: gradient-mean-twice A, outer-product-reversed D, net-for-activation-in-gradient B,"
                            + " own-output-in-gradient B, input-missing-in-gradient D, gradient-without-derivative D,"
                            + " weight-gradient-not-summed A, single-example-gradient D",
                    "bias-gradient: bias-gradient-not-summed A, bias-gradient-averaged B,"
                            + " bias-gradient-summed-over-units B, bias-gradient-times-input B",
                    "update: bias-not-updated B, update-plus B, learning-rate-omitted D, learning-rate-twice D,"
                            + " batch-divided-in-update B, update-step-reported D, update-per-example B")
            .flatMap(BackwardCatalogueTest::entries)
            .toList();

    private static Stream<String> entries(String family) {
        String key = family.substring(0, family.indexOf(':'));
        return Stream.of(family.substring(key.length() + 2).split(", ")).map(entry -> key + " " + entry);
    }

    static List<Mistake> mistakes() {
        return BackwardMistakesTest.mistakes();
    }

    @Test
    void everyKnownMistakeIsThere() {
        assertThat(mistakes())
                .extracting(mistake -> mistake.family().key() + " " + mistake.id() + " " + mistake.tier())
                .containsExactlyInAnyOrderElementsOf(KNOWN);
    }

    @Test
    void theInstalledCatalogueHasThemAll() {
        List<String> installed =
                MistakeCatalogue.installed().all().stream().map(Mistake::id).toList();

        assertThat(installed).containsAll(mistakes().stream().map(Mistake::id).toList());
    }

    @Test
    void onlyTheKinkOfARectifierIsAConvention() {
        assertThat(mistakes())
                .filteredOn(mistake -> mistake.kind() == Kind.CONVENTION)
                .extracting(Mistake::id)
                .containsExactlyInAnyOrder("relu-derivative-at-zero-one", "relu-derivative-at-zero-zero");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyTextIsThereAndEndsProperly(Mistake mistake) {
        assertThat(mistake.name()).matches("[A-Z].*[a-z0-9]");
        assertThat(mistake.hint()).matches("[A-Z].*[.?]").contains("?");
        assertThat(mistake.explanation()).matches("[A-Z].*\\.").isNotEqualTo(mistake.hint());
        assertThat(mistake.hiddenBy()).matches("[A-Z].*\\.");
        assertThat(Stream.of(mistake.hint(), mistake.explanation(), mistake.hiddenBy()))
                .noneMatch(text -> text.contains("  "));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void theHintHasNoFormulaAndTheExplanationHasOne(Mistake mistake) {
        assertThat(mistake.hint()).doesNotContainPattern("[=∘·×²ᵀ′∂Σδηα^*+−()\\[\\]/\\d]|\\b[bfzWE]\\b");
        assertThat(mistake.explanation()).containsPattern("[=∘ᵀ′∂Σδη²]");
    }
}
