package gradus.report.solution;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.formula.FormulaPrinter;
import gradus.formula.LatexForm;
import gradus.formula.MathMlForm;
import gradus.formula.TextForm;
import gradus.problem.NotationNames;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.Question;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What holds for the worked solution of any problem: those of the project, and those with an accepted solution. */
class SolutionFormsTest {
    private static final int DIGITS = 6;
    private static final String MATHML = "http://www.w3.org/1998/Math/MathML";

    /** The elements of MathML Core that formulas need. */
    private static final Set<String> CORE = Set.of(
            "math", "mrow", "mi", "mn", "mo", "mtext", "mfrac", "msqrt", "msub", "msup", "msubsup", "mover", "mtable",
            "mtr", "mtd");

    private static Stream<Path> problems() {
        try (Stream<Path> accepted = Files.walk(Path.of("src/test/snippets/solutions"))) {
            List<Path> inputs = accepted.filter(file -> file.endsWith("input.yaml"))
                    .sorted()
                    .toList();
            return Stream.concat(ProblemFiles.all().stream(), inputs.stream());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String written(Path file, SolutionWriter writer) {
        return writer.write(WorkedSolution.of(ProblemFiles.read(file)), DIGITS);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyAskedQuantityIsNamedInEveryForm(Path file) {
        Problem problem = ProblemFiles.read(file);
        FormulaPrinter printer = NotationNames.printer(problem);
        String text = written(file, new SolutionText());
        String markdown = written(file, new SolutionMarkdown());
        String latex = written(file, new SolutionLatex());
        String html = written(file, new SolutionHtml());

        for (Question question : problem.questions()) {
            assertThat(text).contains(printer.name(question.quantity(), new TextForm()) + " = ");
            assertThat(markdown).contains("\n" + printer.name(question.quantity(), new LatexForm()) + " &= ");
            assertThat(latex)
                    .contains("\n" + LatexText.typeset(printer.name(question.quantity(), new LatexForm())) + " &= ");
            assertThat(html).contains(printer.name(question.quantity(), new MathMlForm()) + "</math></div>");
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void noStepUsesALaterOne(Path file) {
        Problem problem = ProblemFiles.read(file);
        List<Step> steps = WorkedSolution.of(problem).steps();
        List<Object> done = new ArrayList<>();

        for (Step step : steps) {
            assertThat(done)
                    .containsAll(problem.graph().mentionedBy(step.quantity()).stream()
                            .filter(used -> steps.stream()
                                    .anyMatch(other -> other.quantity().equals(used)))
                            .toList());
            done.add(step.quantity());
            assertThat(step.number()).isEqualTo(done.size());
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void textFitsATerminal(Path file) {
        assertThat(written(file, new SolutionText()).lines())
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                        .as(line)
                        .isLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void bracesAndEnvironmentsOfLatexAreClosed(Path file) {
        assertClosed(written(file, new SolutionLatex()));
        String markdown = written(file, new SolutionMarkdown());
        Matcher display = Pattern.compile("(?s)\\$\\$\n(.*?)\n\\$\\$").matcher(markdown);
        int displays = 0;
        while (display.find()) {
            assertClosed(display.group(1));
            displays++;
        }
        assertThat(displays).isPositive();
        assertThat(markdown.split(Pattern.quote("$$"), -1)).hasSize(2 * displays + 1);
    }

    private static void assertClosed(String latex) {
        int depth = 0;
        for (int place = 0; place < latex.length(); place++) {
            char letter = latex.charAt(place);
            if (letter == '\\') {
                place++;
            } else if (letter == '{' || letter == '}') {
                depth += letter == '{' ? 1 : -1;
                assertThat(depth).isNotNegative();
            }
        }
        assertThat(depth).isZero();
        Deque<String> open = new ArrayDeque<>();
        Matcher environment = Pattern.compile("\\\\(begin|end)\\{([a-z*]+)\\}").matcher(latex);
        while (environment.find()) {
            if (environment.group(1).equals("begin")) {
                open.push(environment.group(2));
            } else {
                assertThat(open.pop()).isEqualTo(environment.group(2));
            }
        }
        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void latexHasOnlyLettersThatPdfLatexKnows(Path file) {
        assertThat(written(file, new SolutionLatex()).codePoints())
                .allSatisfy(point -> assertThat(point).isLessThan(0x180));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void htmlIsWellFormedWithElementsOfMathMlCoreOnly(Path file) {
        Document page = parsed(written(file, new SolutionHtml()));

        Set<String> names = new TreeSet<>();
        elements(page, MATHML).forEach(element -> names.add(element.getLocalName()));
        assertThat(names).contains("math").isSubsetOf(CORE);
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    }

    @ParameterizedTest
    @MethodSource("problems")
    void htmlAsksForNothingFromElsewhereAndRunsNothing(Path file) {
        String html = written(file, new SolutionHtml());
        Document page = parsed(html);

        elements(page, "*").forEach(element -> {
            assertThat(element.getLocalName())
                    .isNotIn("script", "link", "img", "iframe", "object", "embed", "image", "use", "a");
            for (int place = 0; place < element.getAttributes().getLength(); place++) {
                assertThat(element.getAttributes().item(place).getNodeName())
                        .isNotIn("src", "href", "xlink:href")
                        .doesNotStartWith("on");
            }
        });
        assertThat(html).doesNotContain("url(").doesNotContain("@import");
    }

    @ParameterizedTest
    @MethodSource("problems")
    void headingsOfHtmlStandInOrder(Path file) {
        List<Integer> levels = new ArrayList<>();
        elements(parsed(written(file, new SolutionHtml())), "*").stream()
                .map(Element::getLocalName)
                .filter(name -> name.matches("h[1-6]"))
                .forEach(name -> levels.add(name.charAt(1) - '0'));

        assertThat(levels.get(0)).isEqualTo(1);
        for (int place = 1; place < levels.size(); place++) {
            assertThat(levels.get(place)).isBetween(2, levels.get(place - 1) + 1);
        }
    }

    private static List<Element> elements(Document page, String namespace) {
        NodeList found = page.getElementsByTagNameNS(namespace, "*");
        List<Element> elements = new ArrayList<>();
        for (int place = 0; place < found.getLength(); place++) {
            elements.add((Element) found.item(place));
        }
        return elements;
    }

    private static Document parsed(String html) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
        } catch (ParserConfigurationException | SAXException | IOException fault) {
            throw new AssertionError(fault);
        }
    }
}
