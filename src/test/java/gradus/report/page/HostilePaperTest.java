package gradus.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand;
import gradus.grading.StudentResult;
import gradus.report.Audience;
import gradus.report.PaperFeedback;
import gradus.report.language.Language;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Whatever a student writes where a name, a formula or a number is expected, a page shows it and does nothing. */
class HostilePaperTest {
    private static final String PROBLEM = """
            id: neuron
            title: One linear neuron
            network:
              inputs: 2
              layers:
                - {units: 1, activation: identity, weights: [[2, -1]], biases: 0.5}
              loss: half-squared-error
            examples:
              - {input: [1, 3], target: [2]}
            questions: [z1, {quantity: dE/db1, as: formula}, E]
            """;

    private static final int LARGEST_PAGE = 100_000;

    /** Control characters, marks that turn the direction of reading around, and the like. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff&&[^\\n]]");

    @TempDir
    private Path folder;

    private static Stream<String> texts() {
        return Stream.of(
                "<script>alert(1)</script>",
                "</style><script src=https://example.org/x.js></script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "](javascript:alert(1))[x](javascript:alert(1)",
                "![x](https://example.org/x.png)",
                "` `` ``` <b>",
                "$unsafe{1} ${1} @if",
                "{{7*7}} &lt;script&gt; &#x3c;",
                "\\u001b[31mred\\u001b[0m",
                "\\u202eevil\\u2066\\u200f",
                "a\\u0000b",
                "\\n# heading\\n\\n- list",
                "]]> --> <!-- <![CDATA[",
                "x".repeat(900));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isShownAndDoesNothing(String text) throws Exception {
        String quoted = "\"" + text.replace("\"", "\\\"") + "\"";
        String paper = "student: %1$s\nname: %1$s\nanswers:\n  z1: %1$s\n  dE/db1: %1$s\n  E: [%1$s, 1]\n  %1$s: 3\n"
                .formatted(quoted);
        isHarmless(checked("paper.yaml", paper));
    }

    /** A file may have any name that the system takes. */
    @Test
    void fileNamesAreShownAndDoNothing() throws Exception {
        for (String name :
                List.of("<script>alert(1)<script>.yaml", "](javascript:x).yaml", "\u202exy.yaml", "a\u001b[31m.yaml")) {
            isHarmless(checked(name, "answers: {z1: 3, E: 1}\n"));
        }
    }

    /** What no file may hold may still come from elsewhere, such as a list of students. */
    @Test
    void aNameOfAMegabyteIsCut() throws Exception {
        String megabyte = "<b>" + "x".repeat(1_000_000);
        StudentResult result = new StudentResult(megabyte, Optional.of(megabyte), megabyte, List.of(), List.of());
        PaperFeedback feedback = PaperFeedback.of(result, Audience.student(List.of()));

        isHarmless(List.of(
                new StudentHtml(List.of(), Language.ENGLISH).page(feedback),
                new StudentMarkdown(List.of(), Language.ENGLISH).page(feedback)));
    }

    /** A file of a megabyte is refused before anything of it is shown. */
    @Test
    void anAnswerOfAMegabyteMakesNoPage() throws Exception {
        String paper = "student: s\nanswers:\n  z1: " + "7".repeat(1_000_000) + "\n  dE/db1: '" + "x+".repeat(500_000)
                + "x'\n";

        for (String text : checked("paper.yaml", paper)) {
            assertThat(text.length()).isLessThan(LARGEST_PAGE);
        }
    }

    @Test
    void theClassPageShowsThemAndDoesNothing() throws Exception {
        Files.writeString(folder.resolve("neuron.yaml"), PROBLEM);
        Path papers = Files.createDirectories(folder.resolve("class"));
        int number = 0;
        for (String text : texts().toList()) {
            String quoted = "\"" + text.replace("\"", "\\\"") + "\"";
            Files.writeString(
                    papers.resolve("p" + number + ".yaml"),
                    "student: %1$s\nname: %1$s\nanswers: {z1: 7, dE/db1: %1$s}\n".formatted(quoted));
            Files.writeString(papers.resolve("<script>alert(" + number + ")<script>.yaml"), "answers: [" + quoted);
            number++;
        }

        ConsoleCommand.run(
                "grade",
                folder.resolve("neuron.yaml").toString(),
                papers.toString(),
                "--page",
                "-o",
                folder.resolve("out").toString());

        String page = Files.readString(folder.resolve("out/class.html"));
        List<Element> elements = elements(page);
        assertThat(elements.stream().filter(element -> element.getTagName().equals("script")))
                .hasSize(1);
        assertThat(elements)
                .noneMatch(element -> Set.of("img", "iframe", "a", "b", "link").contains(element.getTagName()));
        assertThat(elements.stream().filter(element -> element.getTagName().equals("bdi")))
                .hasSizeGreaterThan(40);
        assertThat(INVISIBLE.matcher(page).find()).as("invisible signs").isFalse();
        assertThat(page).hasSizeLessThan(LARGEST_PAGE);
    }

    private List<String> checked(String file, String paper) throws IOException {
        Files.writeString(folder.resolve("neuron.yaml"), PROBLEM);
        Files.writeString(folder.resolve(file), paper);
        List<String> printed = new ArrayList<>();
        for (String format : List.of("html", "markdown")) {
            printed.add(ConsoleCommand.run(
                            "check",
                            folder.resolve("neuron.yaml").toString(),
                            folder.resolve(file).toString(),
                            "--format",
                            format)
                    .output());
        }
        return printed;
    }

    private static void isHarmless(List<String> printed) throws Exception {
        String html = printed.get(0);
        assertThat(html).contains("<h1>Feedback for").hasSizeLessThan(LARGEST_PAGE);
        assertThat(elements(html)).allSatisfy(element -> {
            assertThat(element.getTagName()).isNotIn("script", "img", "iframe", "object", "link", "b", "a");
            NamedNodeMap attributes = element.getAttributes();
            for (int place = 0; place < attributes.getLength(); place++) {
                assertThat(attributes.item(place).getNodeName())
                        .doesNotStartWith("on")
                        .isNotIn("src", "href");
            }
        });
        assertThat(INVISIBLE.matcher(html).find()).as("invisible signs").isFalse();
        String markdown = printed.get(1);
        assertThat(markdown).hasSizeLessThan(LARGEST_PAGE);
        assertThat(INVISIBLE.matcher(markdown).find()).as("invisible signs").isFalse();
        assertThat(withoutCode(markdown)).doesNotContainPattern("(?<!\\\\)<").doesNotContainPattern("(?<!\\\\)\\]\\(");
        assertThat(markdown.lines().filter(line -> line.startsWith("# "))).hasSize(1);
    }

    /** Between backticks nothing is a link. */
    private static String withoutCode(String markdown) {
        return markdown.replaceAll("(?<![\\\\`])(`+)(?!`).*?(?<!`)\\1(?!`)", "");
    }

    /** All elements of a page, which is well-formed. */
    private static List<Element> elements(String html) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html)));
        NodeList all = document.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int place = 0; place < all.getLength(); place++) {
            elements.add((Element) all.item(place));
        }
        return elements;
    }
}
