package gradus.report.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    private static final Language SMALL = new Language(
            "xx",
            Map.of(
                    "plural.one", "1 21",
                    "names.within", "lower",
                    "list.comma", ", ",
                    "list.and", "{before} + {last}",
                    "greeting", "{who} {who}: {what}!",
                    "line.one", "{n} line of {all}",
                    "line.other", "{n} lines of {all}",
                    "quiet.one", "a line",
                    "quiet.other", "lines"));

    @Test
    void placesAreFilledAndWhatIsPutThereIsNotReadAgain() {
        assertThat(SMALL.text("greeting", "who", "{what}", "what", "$1 \\ {who}"))
                .isEqualTo("{what} {what}: $1 \\ {who}!");
    }

    @Test
    void aPlaceTooManyOrTooFewIsAFault() {
        assertThatThrownBy(() -> SMALL.text("greeting", "who", "x")).hasMessageContaining("[what, who], got [who]");
        assertThatThrownBy(() -> SMALL.text("list.comma", "who", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SMALL.text("nothing")).hasMessage("'xx' has no message 'nothing'");
    }

    @Test
    void theNumberChoosesTheForm() {
        assertThat(SMALL.counted("line", 1, "all", 3)).isEqualTo("1 line of 3");
        assertThat(SMALL.counted("line", 21, "all", 30)).isEqualTo("21 line of 30");
        assertThat(SMALL.counted("line", 0, "all", 3)).isEqualTo("0 lines of 3");
        assertThat(SMALL.counted("quiet", 1)).isEqualTo("a line");
        assertThat(SMALL.counted("quiet", 7)).isEqualTo("lines");
    }

    @Test
    void namesAreJoined() {
        assertThat(SMALL.joined(List.of())).isEmpty();
        assertThat(SMALL.joined(List.of("a"))).isEqualTo("a");
        assertThat(SMALL.joined(List.of("a", "b", "c"))).isEqualTo("a, b + c");
    }

    @Test
    void namesOfMistakesBeginASentenceOrStandInIt() {
        Language german = Languages.find("de").orElseThrow();

        assertThat(SMALL.within("Bias left out")).isEqualTo("bias left out");
        assertThat(SMALL.within("ReLU left out")).isEqualTo("ReLU left out");
        assertThat(SMALL.within("W left out")).isEqualTo("W left out");
        assertThat(german.within("Bias vergessen")).isEqualTo("Bias vergessen");
        assertThat(SMALL.sentence("a word")).isEqualTo("A word.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "DE", "De"})
    void upperCaseIsTheSameWhateverTheLocale(String code) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(Languages.find(code)).map(Language::code).contains("de");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "xx", "deutsch", "../en", "e", "de.properties", "de\u0000", "日本"})
    void whatIsNoLanguageIsNone(String code) {
        assertThat(Languages.find(code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"german, de", "Deutsch, de", "de-AT, de", "de_DE.UTF-8, de", "english, en", "en-US, en", "dee, de"})
    void theNearestLanguageIsNamed(String written, String code) {
        assertThat(Languages.nearest(written)).contains(code);
    }
}
