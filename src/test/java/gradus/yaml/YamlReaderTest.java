package gradus.yaml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
    private static final String FILE = "hw.yaml";
    private final IssueList issues = new IssueList();

    private Optional<YamlNode> yaml(String text) {
        return YamlReader.read(FILE, text.getBytes(UTF_8), Syntax.YAML, issues);
    }

    private Optional<YamlNode> json(String text) {
        return YamlReader.read(FILE, text.getBytes(UTF_8), Syntax.JSON, issues);
    }

    /** {@code line:column code} of each issue. */
    private List<String> faults() {
        return issues.all().stream()
                .map(issue -> issue.position().line() + ":" + issue.position().column() + " " + issue.code())
                .toList();
    }

    private static SourcePosition at(int line, int column) {
        return new SourcePosition(FILE, line, column);
    }

    private static YamlScalar valueOf(Optional<YamlNode> root, String key) {
        return ((YamlMapping) root.orElseThrow())
                .entries().stream()
                        .filter(entry -> entry.key().text().equals(key))
                        .map(entry -> (YamlScalar) entry.value())
                        .findFirst()
                        .orElseThrow();
    }

    @Nested
    class Texts {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    ".5", "-.5", ".5e2", "+1", "1e-3", "5.", "1_000", "010", "08", "0o10", "0x10", "0b11", "1:30",
                            "1:30.5",
                    ".nan", ".inf", "NaN", "Infinity", "1e400", "0.1f", "1d", "y", "n", "yes", "no", "on", "off", "~",
                    "null", "true", "2024-01-01", "+.INF", "\u22121", "\uFF11", "0.1#c", "-0.0", "a:1", "<<", "="
                })
        void keepTheCharactersTyped(String text) {
            YamlScalar value = valueOf(yaml("v: " + text), "v");

            assertThat(value).isEqualTo(new YamlScalar(text, false, at(1, 4)));
            assertThat(issues.isEmpty()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"y", "no", "on", "yes", "null", "~", "010", "∂E/∂W[2]", "W2'", "dE/dW2", "W[1]", "<<"})
        void areKeysWhateverTheyLookLike(String key) {
            assertThat(valueOf(yaml(key + ": 1"), key).text()).isEqualTo("1");
        }

        @Test
        void areNotChangedByAVersionDirective() {
            assertThat(valueOf(yaml("%YAML 1.1\n---\nv: no"), "v").text()).isEqualTo("no");
        }

        @Test
        void knowWhetherTheyAreQuoted() {
            Optional<YamlNode> root = yaml("a: 'x'\nb: \"x\"\nc: |\n  x\nd: x\ne: ''\nf:\n'g': 1\n");

            assertThat(valueOf(root, "a").quoted()).isTrue();
            assertThat(valueOf(root, "b").quoted()).isTrue();
            assertThat(valueOf(root, "c")).isEqualTo(new YamlScalar("x\n", true, at(3, 4)));
            assertThat(valueOf(root, "d").quoted()).isFalse();
            assertThat(valueOf(root, "e").isEmpty()).isFalse();
            assertThat(valueOf(root, "f").isEmpty()).isTrue();
            assertThat(valueOf(root, "f").kind()).isEqualTo("nothing");
        }

        @Test
        void keepTheLiteralsOfJsonNumbers() {
            Optional<YamlNode> root =
                    json("{\"v\": [0.10, 1E-03, NaN, -Infinity, Infinity, .5, +1, 010, 5., -0.0, true, \"7\"]}");

            YamlSequence list = (YamlSequence)
                    ((YamlMapping) root.orElseThrow()).entries().get(0).value();
            assertThat(list.items().stream().map(item -> ((YamlScalar) item).text()))
                    .containsExactly(
                            "0.10",
                            "1E-03",
                            "NaN",
                            "-Infinity",
                            "Infinity",
                            ".5",
                            "+1",
                            "010",
                            "5.",
                            "-0.0",
                            "true",
                            "7");
        }

        @Test
        void areEmptyForJsonNull() {
            assertThat(valueOf(json("{\"v\": null}"), "v").isEmpty()).isTrue();
            assertThat(valueOf(json("{\"v\": \"\"}"), "v").isEmpty()).isFalse();
        }
    }

    @Nested
    class Places {
        @Test
        void areThoseOfTheFirstCharacter() {
            YamlMapping root = (YamlMapping)
                    yaml("# top\r\na: 1\rbé:\n  - 'x'\n  - {c: [1, 2]}\n").orElseThrow();

            YamlEntry second = root.entries().get(1);
            YamlSequence list = (YamlSequence) second.value();
            assertThat(root.position()).isEqualTo(at(2, 1));
            assertThat(second.key().position()).isEqualTo(at(3, 1));
            assertThat(list.position()).isEqualTo(at(4, 3));
            assertThat(list.items().get(0).position()).isEqualTo(at(4, 5));
            assertThat(list.items().get(0).length()).isEqualTo(3);
            assertThat(list.items().get(1).position()).isEqualTo(at(5, 5));
        }

        @Test
        void countLettersOutsideTheBasicPlaneOnce() {
            YamlMapping yaml = (YamlMapping) yaml("{\uD835\uDEFF: 1, b: 2}").orElseThrow();
            YamlMapping json =
                    (YamlMapping) json("{\"\uD835\uDEFF\": 1, \"b\": 2}").orElseThrow();

            assertThat(yaml.entries().get(1).key().position()).isEqualTo(at(1, 8));
            assertThat(json.entries().get(1).key().position()).isEqualTo(at(1, 10));
        }

        @Test
        void areRightFarDownAJsonFile() {
            String rows = "[0.1, 0.2],\n".repeat(20_000);

            YamlSequence root = (YamlSequence) json("[" + rows + "\t[7]]").orElseThrow();

            YamlNode last = root.items().get(20_000);
            assertThat(last.position()).isEqualTo(at(20_001, 2));
            assertThat(((YamlSequence) last).items().get(0).position()).isEqualTo(at(20_001, 3));
        }

        @ParameterizedTest
        @EnumSource(Syntax.class)
        void ofManyNumbersOnOneLineAreFoundFast(Syntax syntax) {
            byte[] bytes = ("[" + "0.12, ".repeat(200_000) + "1]").getBytes(UTF_8);

            YamlSequence root =
                    (YamlSequence) YamlReader.read(FILE, bytes, syntax, issues).orElseThrow();

            assertThat(root.items().get(200_000).position()).isEqualTo(at(1, 1_200_002));
        }
    }

    @Nested
    class Bytes {
        @ParameterizedTest
        @CsvSource({
            "UTF-8, efbbbf",
            "UTF-16LE, fffe",
            "UTF-16BE, feff",
            "UTF-32LE, fffe0000",
            "UTF-32BE, 0000feff",
        })
        void areDecodedByTheirByteOrderMark(String charset, String mark) throws Exception {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(HexFormat.of().parseHex(mark));
            bytes.write("∂: é\nb: 2".getBytes(Charset.forName(charset)));

            Optional<YamlNode> root = YamlReader.read(FILE, bytes.toByteArray(), Syntax.YAML, issues);

            assertThat(valueOf(root, "∂")).isEqualTo(new YamlScalar("é", false, at(1, 4)));
            assertThat(YamlReader.sourceText(FILE, bytes.toByteArray()).lines()).containsExactly("∂: é", "b: 2");
        }

        @Test
        void thatAreNotUtf8AreNamedWithTheirPlace() {
            byte[] latin1 = "a: 1\nname: Jos\u00E9\n".getBytes(ISO_8859_1);

            assertThat(YamlReader.read(FILE, latin1, Syntax.YAML, issues)).isEmpty();

            Issue issue = issues.all().get(0);
            assertThat(faults()).containsExactly("2:10 GY002");
            assertThat(issue.message()).isEqualTo("the byte 0xe9 is not UTF-8");
            assertThat(issue.fix()).contains("save the file as UTF-8");
            assertThat(issue.text(YamlReader.sourceText(FILE, latin1))).contains("  2 | name: Jos\uFFFD");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"a: \u0000", "%PDF-1.7\n", "PK\u0003\u0004rest", "a: \u0001", "a: \u001B[31m", "a: \u007F"})
        void thatAreNoTextAreRefused(String text) {
            assertThat(YamlReader.read(FILE, text.getBytes(ISO_8859_1), Syntax.YAML, issues))
                    .isEmpty();
            assertThat(issues.all().get(0).code()).isEqualTo(YamlCodes.NOT_TEXT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " \n", "# only a comment\n", "---\n", "\n\n"})
        void withNothingInThemAreAnEmptyFile(String text) {
            assertThat(yaml(text)).isEmpty();
            assertThat(faults()).containsExactly("1:1 GY003");
        }

        @Test
        void ofAnEmptyJsonFileAreAnEmptyFile() {
            assertThat(json(" ")).isEmpty();
            assertThat(json("null")).isEmpty();
            assertThat(faults()).containsExactly("1:1 GY003", "1:1 GY003");
        }
    }

    @Nested
    class Sizes {
        @Test
        void aboveEightMebibytesAreRefusedUnread() {
            byte[] bytes = new byte[YamlReader.MAX_BYTES + 1];

            assertThat(YamlReader.read(FILE, bytes, Syntax.YAML, issues)).isEmpty();
            assertThat(faults()).containsExactly("1:1 GY004");
            assertThat(YamlReader.sourceText(FILE, bytes).lines()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"k: ", "k: '", "k: \"", "k: |\n  ", "# ", "k: ,", "["})
        void ofOneTextOfAMegabyteAreRefusedBeforeScanning(String start) {
            assertThat(yaml(start + "a".repeat(1 << 20))).isEmpty();
            assertThat(issues.all().get(0).code()).isEqualTo(YamlCodes.TEXT_TOO_LONG);
        }

        @ParameterizedTest
        @ValueSource(strings = {"k: |\n  ", "k: >\n  ", "k: ", "# "})
        void ofOneTextOfManyWordsAreRefusedToo(String start) {
            assertThat(yaml(start + "a b ".repeat(1 << 18) + "\n")).isEmpty();
            assertThat(issues.all().get(0).code()).isEqualTo(YamlCodes.TEXT_TOO_LONG);
        }

        @Test
        void ofALongListOnOneLineAreFine() {
            assertThat(yaml("k: [" + "0.25,".repeat(100_000) + "1]")).isPresent();
        }

        @ParameterizedTest
        @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[[{", "!x [", "&x ["})
        void inDepthAreBounded(String opening) {
            assertThat(yaml(opening.repeat(100_000))).isEmpty();
            assertThat(issues.errorCount()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
        void inDepthAreBoundedInJson(String opening) {
            assertThat(json(opening.repeat(100_000))).isEmpty();
            assertThat(issues.all().get(0).code()).isEqualTo(YamlCodes.TOO_DEEP);
        }

        @Test
        void inDepthAreNamedWithTheirPlace() {
            assertThat(yaml("[".repeat(64) + "]".repeat(64))).isPresent();
            assertThat(yaml("[".repeat(65) + "]".repeat(65))).isEmpty();
            assertThat(json("[".repeat(65) + "]".repeat(65))).isEmpty();
            assertThat(faults()).containsExactly("1:65 GY006", "1:65 GY006");
        }

        @Test
        void ofASixtyThousandCharacterKeyDoNotThrow() {
            String key = "k".repeat(60_000);

            assertThat(yaml(key + ": 1")).isEmpty();
            assertThat(faults()).containsExactly("1:60001 GY005");
            assertThat(valueOf(json("{\"" + key + "\": 1}"), key).text()).isEqualTo("1");
        }

        @Test
        void ofAHundredThousandDuplicatesGiveAFewIssues() {
            assertThat(yaml("a: 1\n".repeat(100_000))).isPresent();
            assertThat(issues.all()).hasSize(50);
        }
    }

    @Nested
    class Faults {
        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "a: 1\\nb: 2\\na: 3 | 3:1 GY007 | 'a' is already given at 1:1; the first one counts",
                    "a: &x 1\\nb: *x | 1:4 GY008 | YAML anchors and aliases are not used here",
                    "a: &x\\n  - 1 | 1:4 GY008 | YAML anchors and aliases are not used here",
                    "a: &x\\n  b: 1 | 1:4 GY008 | YAML anchors and aliases are not used here",
                    "a: *x | 1:4 GY008 | YAML anchors and aliases are not used here",
                    "&k a: 1 | 1:1 GY008 | YAML anchors and aliases are not used here",
                    "a: !!float 1 | 1:4 GY009 | YAML tags are not used here",
                    "a: !x [1] | 1:4 GY009 | YAML tags are not used here",
                    "a: !\\n  - 1 | 1:4 GY009 | YAML tags are not used here",
                    "a: 1\\n---\\nb: 2 | 3:1 GY010 | a second document starts here",
                    "a: 1\\n...\\nb | 3:1 GY010 | text follows the end of the document",
                    "a:\\n\\tb: 1 | 2:1 GY011 | a tab stands where the indentation is",
                    "a:1\\nb: 2 | 1:2 GY012 | no blank follows this ':'",
                    "a: 1\\nb:2 | 2:2 GY012 | no blank follows this ':'",
                    "a: 1\\nb:2\\nc: 3 | 2:2 GY012 | no blank follows this ':'",
                    "a: 'x\\nb: 2 | 1:4 GY013 | the quotation that starts here is not closed",
                    "a: [1, 2 | 1:4 GY013 | the list that starts here is not closed",
                    "{a: 1 | 1:1 GY013 | the mapping that starts here is not closed",
                    "a: [[1 2] [3 4]] | 1:11 GY014 | '[' stands where the list from 1:4 needs ',' or ']'",
                    "a: [1, 2\\nb: 3 | 2:2 GY014 | ':' stands where the list from 1:4 needs ',' or ']'",
                    "{W[1]: 4} | 1:3 GY014 | '[' stands where the mapping from 1:1 needs ',' or '}'",
                    "note: see: this | 1:10 GY015 | a second ': ' stands on this line",
                    "a: 1\\n  b: 2 | 2:4 GY016 | the key before this ':' does not fit the lines above",
                    "a:\\n   b: 1\\n  c: 2 | 3:3 GY016 | the indentation of this line does not fit the lines above",
                    "- a\\nb: 1 | 2:1 GY016 | the indentation of this line does not fit the lines above",
                    "a: - b | 1:4 GY016 | a list item '- ' cannot stand on the line of its key",
                    "a: \"x\" y | 1:8 GY017 | text follows a quotation that is already closed",
                    "a: @b | 1:4 GY017 | a text cannot start with '@'",
                    "[1]: 5 | 1:2 GY017 | a key must be a text, not a list or a mapping",
                    "a: \"\\\\q\" | 1:6 GY020 | '\\' with 'q' means nothing in double quotes",
                    "a: [,] | 1:5 GY020 | a value is expected here, but ',' stands here",
                    "a: } | 1:4 GY020 | a value is expected here, but '}' stands here",
                    "a: 1\\nxyz | 2:1 GY020 | no ':' follows this text, so it is not a key",
                })
        void inYamlAreNamedInPlainWords(String text, String place, String message) {
            Optional<YamlNode> root = yaml(unescaped(text));

            assertThat(faults()).containsExactly(place);
            assertThat(issues.all().get(0).message()).isEqualTo(message);
            assertThat(root.isPresent()).isEqualTo(place.endsWith(YamlCodes.DUPLICATE_KEY));
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "{\"a\": 1, \"a\": 2} | 1:10 GY007 | 'a' is already given at 1:2; the first one counts",
                    "{\"a\": 1,\\n} | 2:1 GY019 | a comma stands before this '}'",
                    "[1, ] | 1:5 GY019 | a comma stands before this ']'",
                    "{\"a\": 1 // c\\n} | 1:9 GY018 | a comment stands here, and JSON has none",
                    "# c\\n{} | 1:1 GY018 | a comment stands here, and JSON has none",
                    "{'a': 1} | 1:2 GY017 | a name in JSON stands in double quotes",
                    "{a: 1} | 1:2 GY017 | a name in JSON stands in double quotes",
                    "{\"a\" 1} | 1:6 GY020 | a ':' is expected between a name and its value",
                    "{\"a\": 1 \"b\": 2} | 1:9 GY014 | a ',' is expected before this",
                    "{\"a\": True} | 1:7 GY017 | 'True' is not a JSON value",
                    "{\"a\": 0,5} | 1:9 GY020 | a number stands where a name is expected",
                    "{\"a\": \"x\\n\"} | 1:9 GY013 | the quotation on this line is not closed on it",
                    "{\"a\": [1} | 1:9 GY014 | this '}' closes nothing that is open",
                    "{\"a\": [1 | 1:9 GY013 | the file ends before all its brackets are closed",
                    "{\"a\": \"x | 1:9 GY013 | the file ends inside a quotation",
                    "{\"a\": 0x10} | 1:8 GY020 | this is not a JSON number",
                    "{} {} | 1:4 GY010 | a second document starts here",
                    "{\"a\": ?} | 1:7 GY020 | this is not valid JSON: '?' cannot stand here",
                })
        void inJsonAreNamedInPlainWords(String text, String place, String message) {
            Optional<YamlNode> root = json(unescaped(text));

            assertThat(faults()).containsExactly(place);
            assertThat(issues.all().get(0).message()).isEqualTo(message);
            assertThat(root.isPresent()).isEqualTo(place.endsWith(YamlCodes.DUPLICATE_KEY));
        }

        @Test
        void ofATabSayWhatToDo() {
            yaml("a:\n\tb: 1");

            assertThat(issues.render(YamlReader.sourceText(FILE, "a:\n\tb: 1".getBytes(UTF_8))))
                    .isEqualTo("""
                            hw.yaml:2:1: error: a tab stands where the indentation is [GY011]
                              2 |  b: 1
                                | ^
                              fix: indent with blanks""");
        }

        @Test
        void keepTheFirstOfTwoEqualKeys() {
            assertThat(valueOf(yaml("a: 1\na: 2"), "a").text()).isEqualTo("1");
        }

        private static String unescaped(String text) {
            return text.replace("\\\\", "\u0000")
                    .replace("\\n", "\n")
                    .replace("\\t", "\t")
                    .replace('\u0000', '\\');
        }
    }

    @Test
    void syntaxIsTakenFromTheFileName() {
        assertThat(Syntax.of("a/B.JSON")).isEqualTo(Syntax.JSON);
        assertThat(Syntax.of("b.yml")).isEqualTo(Syntax.YAML);
        assertThat(Syntax.of("json")).isEqualTo(Syntax.YAML);
    }
}
