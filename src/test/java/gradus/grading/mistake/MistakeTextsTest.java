package gradus.grading.mistake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about the mistakes of all families. */
class MistakeTextsTest {
    private static final MistakeCatalogue INSTALLED = MistakeCatalogue.installed();

    private static Stream<String> ids() {
        return INSTALLED.all().stream().map(Mistake::id);
    }

    private static Mistake mistake(String id) {
        return INSTALLED.find(id).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void isCalledByLowerCaseWordsWithHyphens(String id) {
        assertThat(id).matches("[a-z]+(-[a-z]+)+");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void hasANameWithoutAFullStop(String id) {
        assertThat(mistake(id).name()).matches("\\p{Lu}.*[^.?! ]").hasSizeLessThan(70);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void sentencesBeginAndEndAsSentencesDo(String id) {
        Mistake mistake = mistake(id);
        for (String text : List.of(mistake.hint(), mistake.explanation(), mistake.hiddenBy())) {
            assertThat(text).matches("\\p{Lu}.*[.?]").doesNotContain("  ");
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theHintAsksAndTellsNoFormula(String id) {
        assertThat(mistake(id).hint()).contains("?").doesNotContainPattern("[=∂Σ∘δση′ᵀ²½/·^*]|\\d");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theExplanationTellsMoreThanTheHint(String id) {
        Mistake mistake = mistake(id);

        assertThat(mistake.explanation()).containsPattern("[=∂]|\\d").isNotEqualTo(mistake.hint());
    }

    @Test
    void noTwoHaveTheSameNameOrExplanation() {
        assertThat(INSTALLED.all().stream().map(Mistake::name)).doesNotHaveDuplicates();
        assertThat(INSTALLED.all().stream().map(Mistake::explanation)).doesNotHaveDuplicates();
    }

    @Test
    void theyStandInTheOrderOfTheSteps() {
        assertThat(INSTALLED.all().stream().map(Mistake::family)).isSorted();
    }

    @Test
    void twoOfTheSameIdAreRefused() {
        Mistake mistake = INSTALLED.all().get(0);

        assertThatThrownBy(() -> new MistakeCatalogue(List.of(mistake, mistake)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(mistake.id());
    }
}
