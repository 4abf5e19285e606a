package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

class JUnitPlatformTest {
    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "testsuite",
            Set.of("name", "tests", "failures", "errors", "skipped", "time", "timestamp", "hostname"),
            "properties",
            Set.of(),
            "property",
            Set.of("name", "value"),
            "testcase",
            Set.of("name", "classname", "time"),
            "failure",
            Set.of("message", "type"),
            "error",
            Set.of("message", "type"),
            "system-out",
            Set.of(),
            "system-err",
            Set.of());

    /** The common ground of the published schemas: their elements in the order of the strictest, with counts that hold. */
    static Element accept(String document) throws Exception {
        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(document)))
                .getDocumentElement();
        assertThat(suite.getTagName()).isEqualTo("testsuite");
        checkAttributes(suite);
        List<String> children =
                elements(suite).stream().map(Element::getTagName).toList();
        assertThat(String.join(" ", children)).matches("properties( testcase)+ system-out system-err");
        assertThat(suite.getAttribute("timestamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        assertThat(suite.getAttribute("time")).matches("\\d+(\\.\\d{1,3})?");
        assertThat(count(suite, "testcase")).isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
        assertThat(count(suite, "failure")).isEqualTo(Integer.parseInt(suite.getAttribute("failures")));
        assertThat(count(suite, "error")).isEqualTo(Integer.parseInt(suite.getAttribute("errors")));
        elements(suite).stream()
                .filter(element -> element.getTagName().equals("testcase"))
                .forEach(testcase -> assertThat(elements(testcase)).hasSizeLessThanOrEqualTo(1));
        return suite;
    }

    private static void checkAttributes(Element element) {
        assertThat(ATTRIBUTES).containsKey(element.getTagName());
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            assertThat(ATTRIBUTES.get(element.getTagName()))
                    .contains(element.getAttributes().item(i).getNodeName());
        }
        elements(element).forEach(JUnitPlatformTest::checkAttributes);
    }

    private static int count(Element suite, String tag) {
        return suite.getElementsByTagName(tag).getLength();
    }

    private static List<Element> elements(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    @ParameterizedTest
    @MethodSource("gradus.platform.GradedPapers#hostile")
    void isXmlThatSchemasAgreeOnWhateverStudentsWrite(String paper) throws Exception {
        accept(GradedPapers.document("junit-xml", paper, GradedPapers.context(GradedPapers.problems())));
    }

    /** Artemis and others know a case by its name alone. */
    @Test
    void namesOfCasesAreDifferent() throws Exception {
        Element suite =
                accept(GradedPapers.document("junit-xml", full(), GradedPapers.context(GradedPapers.problems())));

        assertThat(elements(suite).stream()
                        .filter(element -> element.getTagName().equals("testcase"))
                        .map(element -> element.getAttribute("name")))
                .hasSize(12)
                .doesNotHaveDuplicates();
    }

    private static String full() throws IOException {
        return GradedPapers.full();
    }
}
