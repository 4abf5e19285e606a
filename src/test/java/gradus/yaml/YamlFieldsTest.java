package gradus.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.IssueList;
import gradus.issue.Severity;
import gradus.issue.SourcePosition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFieldsTest {
    private static final List<String> ALLOWED = List.of("id", "title", "learning-rate", "units");
    private final IssueList issues = new IssueList();

    private YamlFields fields(String text) {
        return YamlFields.of(node(text), "the problem", ALLOWED, issues).orElseThrow();
    }

    private YamlNode node(String text) {
        return YamlReader.read("p.yaml", text.getBytes(UTF_8), Syntax.YAML, issues)
                .orElseThrow();
    }

    @Test
    void giveValuesByName() {
        YamlFields fields = fields("id: a\nunits: [1]\n");

        assertThat(fields.requiredText("id")).contains("a");
        assertThat(fields.required("units").map(YamlNode::kind)).contains("a list");
        assertThat(fields.text("title")).isEmpty();
        assertThat(fields.has("units")).isTrue();
        assertThat(fields.has("title")).isFalse();
        assertThat(fields.position("units")).isEqualTo(new SourcePosition("p.yaml", 2, 1));
        assertThat(fields.position("title")).isEqualTo(new SourcePosition("p.yaml", 1, 1));
        assertThat(fields.entries()).hasSize(2);
        assertThat(issues.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "learning_rate: 1 | write 'learning-rate'",
                "Learning-Rate: 1 | write 'learning-rate'",
                "LearningRate: 1 | write 'learning-rate'",
                "titel: x | write 'title'",
                "{id:a} | write a blank after the colon: 'id: …'",
            })
    void offerTheNearestKeyForAnUnknownOne(String text, String fix) {
        fields(text);

        assertThat(issues.errorCount()).isEqualTo(1);
        assertThat(issues.all().get(0).code()).isEqualTo(YamlCodes.UNKNOWN_KEY);
        assertThat(issues.all().get(0).fix()).contains(fix);
    }

    @Test
    void reportAllFaultsAtOnceWithTheirPlaces() {
        YamlFields fields = fields("id:\nunits: {a: 1}\nweight: 1\n");

        assertThat(fields.optional("id")).isEmpty();
        assertThat(fields.required("title")).isEmpty();
        assertThat(fields.text("units")).isEmpty();

        assertThat(issues.render(YamlReader.sourceText("p.yaml", "id:\nunits: {a: 1}\nweight: 1\n".getBytes(UTF_8))))
                .isEqualTo("""
                        p.yaml:1:1: warning: 'id' is empty [GY024]
                          1 | id:
                            | ^^
                        p.yaml:1:1: error: 'title' is missing in the problem [GY023]
                          1 | id:
                            | ^
                        p.yaml:2:8: error: 'units' is a mapping, a text is expected [GY025]
                          2 | units: {a: 1}
                            |        ^
                        p.yaml:3:1: error: unknown key 'weight' in the problem [GY022]
                          3 | weight: 1
                            | ^^^^^^
                          expected: id, title, learning-rate, units""");
    }

    @Test
    void callARequiredFieldWithoutAValueAnErrorOnce() {
        assertThat(fields("id:\n").required("id")).isEmpty();
        assertThat(issues.errorCount()).isEqualTo(1);
        assertThat(issues.all().get(0).code()).isEqualTo(YamlCodes.EMPTY_VALUE);
    }

    @Test
    void warnOnlyWhereUnknownKeysAreHarmless() {
        YamlFields.of(node("x: 1"), "the submission", ALLOWED, Severity.WARNING, issues);

        assertThat(issues.hasErrors()).isFalse();
        assertThat(issues.all()).hasSize(1);
    }

    @Test
    void areNotTakenFromAList() {
        assertThat(YamlFields.of(node("[1]"), "the problem", ALLOWED, issues)).isEmpty();
        assertThat(issues.all().get(0).message()).isEqualTo("the problem is a list, a mapping is expected");
    }

    @Test
    void suspectAMissingBlankWhenTheWholeFileIsOneText() {
        assertThat(YamlFields.of(node("id:1\ntitle:2"), "the problem", ALLOWED, issues))
                .isEmpty();
        assertThat(issues.all().get(0).fix()).contains("write a blank after each colon: 'key: value'");
    }
}
