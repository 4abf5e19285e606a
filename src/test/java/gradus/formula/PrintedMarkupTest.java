package gradus.formula;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.formula.Name.LayerStyle;
import gradus.graph.Algebra;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** LaTeX and MathML are what their readers accept, for random expressions with names of every kind. */
class PrintedMarkupTest {
    private static final Map<Quantity, Shape> SHAPES = RandomExpressions.quantities();

    private static Shape shape(Quantity quantity) {
        return SHAPES.getOrDefault(quantity, Shape.of(2, 2));
    }

    private static FormulaPrinter printer(LayerStyle style) {
        FormulaNames names = variable -> new Name.Letter(variable.letter(), variable.layer(), style);
        return new FormulaPrinter(names, PrintedMarkupTest::shape, OptionalInt.of(0));
    }

    private static Stream<String> printed(LayerStyle style, FormulaForm form) {
        RandomExpressions random = new RandomExpressions(20_260);
        Random numbers = new Random(20_261);
        FormulaPrinter withNames = printer(style);
        FormulaPrinter withValues = withNames.withValues(
                quantity -> Tensor.filled(shape(quantity), 0).map(zero -> numbers.nextGaussian() * 1e-7), 3);
        List<String> printed = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Expression expression = i < 50 ? ofEntry(i) : random.matrix(1 + i % 5);
            printed.add(form.equation(List.of(withNames.print(expression, form), withValues.print(expression, form))));
        }
        return printed.stream();
    }

    /** An entry, a row or a column of a weight, or a part of it, squared or transposed. */
    private static Expression ofEntry(int number) {
        Quantity weights = new Quantity.Updated(Quantity.variable("W", 3));
        Quantity part = new Quantity.Entry(number % 2 == 0 ? weights : Quantity.variable("W", 3), number % 3, 1);
        Expression whole = new Expression.Reference(part);
        Expression some = number % 5 == 0 ? new Expression.Slice(whole, 0, 0, 1) : whole;
        return number % 7 < 3
                ? Algebra.transpose(some)
                : new Expression.Apply(ElementaryFunction.SQUARE, new Expression.Concatenate(List.of(some, some), 1));
    }

    @ParameterizedTest
    @EnumSource(LayerStyle.class)
    void latexHasKnownCommandsAndClosesWhatItOpens(LayerStyle style) {
        assertThat(printed(style, new LatexForm())).allSatisfy(LatexCheck::check);
    }

    @ParameterizedTest
    @EnumSource(LayerStyle.class)
    void mathMlIsWellFormedAndHasElementsOfTheCoreOnly(LayerStyle style) {
        assertThat(printed(style, new MathMlForm())).allSatisfy(MathMlCheck::check);
    }

    private static final class LatexCheck {
        private static final Pattern WORD = Pattern.compile("\\\\([A-Za-z]+|.)|[{}^_']|[^\\\\{}^_']");

        private static final Set<String> COMMANDS = Set.of(
                "\\frac",
                "\\partial",
                "\\circ",
                "\\cdot",
                "\\top",
                "\\sum",
                "\\sqrt",
                "\\mathbf",
                "\\text",
                "\\hat",
                "\\operatorname",
                "\\prime",
                "\\left",
                "\\right",
                "\\begin",
                "\\end",
                "\\ge",
                "\\exp",
                "\\ln",
                "\\sin",
                "\\cos",
                "\\tanh",
                "\\max",
                "\\min",
                "\\sigma",
                "\\delta",
                "\\lambda",
                "\\infty",
                "\\_",
                "\\\\");

        private final Deque<String> open = new ArrayDeque<>();
        private final Deque<Boolean> isRaised = new ArrayDeque<>(List.of(false));
        private String before = "";

        static void check(String latex) {
            LatexCheck check = new LatexCheck();
            Matcher words = WORD.matcher(latex);
            while (words.find()) {
                check.word(words.group());
            }
            assertThat(check.open).as(latex).isEmpty();
        }

        private void word(String word) {
            if (word.startsWith("\\")) {
                assertThat(COMMANDS).contains(word);
            }
            boolean isScript = before.equals("^") || before.equals("_");
            switch (word) {
                case "{" -> {
                    open.push("{");
                    isRaised.push(isScript && isRaised.peek());
                    isRaised.push(false);
                }
                case "}" -> {
                    assertThat(open.poll()).isEqualTo("{");
                    isRaised.pop();
                    boolean stays = isRaised.pop();
                    isRaised.push(isRaised.pop() && stays);
                }
                case "\\left", "\\begin" -> open.push(word);
                case "\\right" -> assertThat(open.poll()).isEqualTo("\\left");
                case "\\end" -> assertThat(open.poll()).isEqualTo("\\begin");
                case "^", "'" -> {
                    assertThat(isRaised.pop()).as("a second superscript").isFalse();
                    isRaised.push(true);
                }
                case "_" -> {}
                default -> isRaised.push(isRaised.pop() && isScript);
            }
            before = word;
        }
    }

    private static final class MathMlCheck {
        /** The elements that may occur, with the number of their children; −1 for any number. */
        private static final Map<String, Integer> ELEMENTS = Map.ofEntries(
                Map.entry("math", -1),
                Map.entry("mrow", -1),
                Map.entry("mi", 0),
                Map.entry("mn", 0),
                Map.entry("mo", 0),
                Map.entry("mtext", 0),
                Map.entry("msup", 2),
                Map.entry("msub", 2),
                Map.entry("msubsup", 3),
                Map.entry("mfrac", 2),
                Map.entry("msqrt", -1),
                Map.entry("mover", 2),
                Map.entry("munder", 2),
                Map.entry("mtable", -1),
                Map.entry("mtr", -1),
                Map.entry("mtd", -1));

        static void check(String mathMl) {
            try {
                DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                factory.setNamespaceAware(true);
                Element root = factory.newDocumentBuilder()
                        .parse(new InputSource(new StringReader(mathMl)))
                        .getDocumentElement();
                assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/1998/Math/MathML");
                assertThat(root.getLocalName()).isEqualTo("math");
                check(root);
            } catch (ParserConfigurationException | SAXException | IOException fault) {
                throw new AssertionError(mathMl, fault);
            }
        }

        private static void check(Element element) {
            List<Element> children = new ArrayList<>();
            for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element child) {
                    children.add(child);
                    check(child);
                }
            }
            assertThat(ELEMENTS).containsKey(element.getLocalName());
            int needed = ELEMENTS.get(element.getLocalName());
            assertThat(needed < 0 || needed == children.size())
                    .as(element.getLocalName() + " with " + children.size())
                    .isTrue();
            assertThat(children.isEmpty()).isEqualTo(needed == 0);
            assertThat(element.getTextContent()).isNotBlank();
        }
    }
}
