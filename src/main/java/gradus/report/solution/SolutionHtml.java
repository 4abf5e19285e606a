package gradus.report.solution;

import gradus.formula.MathMlForm;
import gradus.problem.Problem;
import gradus.report.Templates;
import gradus.report.solution.SolutionPage.GivenPart;
import gradus.report.solution.SolutionPage.RemarkPart;
import gradus.report.solution.SolutionPage.StagePart;
import gradus.report.solution.SolutionPage.StepPart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A worked solution as one HTML file with MathML: no script, no font and nothing else from elsewhere. It is well-formed XML, too.
 */
public final class SolutionHtml implements SolutionWriter {
    @Override
    public String write(WorkedSolution solution, int significantDigits) {
        return Templates.render("solution/solution.jte", new Pages(solution, significantDigits).page());
    }

    /** From a solution to what the template shows. */
    private static final class Pages {
        private final WorkedSolution solution;
        private final Formulas formulas;
        private final int digits;

        Pages(WorkedSolution solution, int digits) {
            this.solution = solution;
            this.formulas = new Formulas(solution.problem(), Script.MATHML, digits);
            this.digits = digits;
        }

        SolutionPage page() {
            Problem.Heading heading = solution.problem().heading();
            return new SolutionPage(
                    heading.title(),
                    heading.source().stream().toList(),
                    solution.paragraphs(),
                    solution.givens().stream()
                            .map(given -> new GivenPart(given.label(), equation(Equation.given(given.quantity()))))
                            .toList(),
                    solution.conventions(digits).stream().map(this::words).toList(),
                    Circuit.of(solution.problem()).stream()
                            .map(circuit -> new CircuitDrawing(circuit, digits).svg())
                            .toList(),
                    Stream.of(Step.Stage.values())
                            .map(stage -> new StagePart(
                                    solution.heading(stage),
                                    solution.steps(stage).stream()
                                            .map(this::step)
                                            .toList()))
                            .filter(part -> !part.steps().isEmpty())
                            .toList());
        }

        private StepPart step(Step step) {
            return new StepPart(
                    step.number(),
                    words(step.title()),
                    step.isAsked(),
                    words(step.sentence()),
                    step.equations().stream().map(this::equation).toList(),
                    step.remarks().stream().map(this::remark).toList());
        }

        private RemarkPart remark(Step.Remark remark) {
            return new RemarkPart(
                    words(remark.sentence()),
                    remark.equations().stream().map(this::equation).toList());
        }

        private String words(Sentence sentence) {
            return sentence.in(MarkupText::escaped, formula -> inline(formulas.symbols(formula)));
        }

        private static String inline(String mathematics) {
            return new MathMlForm().equation(List.of(mathematics));
        }

        private static String display(String mathematics) {
            return inline(mathematics).replaceFirst("<math ", "<math displaystyle=\"true\" ");
        }

        /** A grid of the name and the sides, so that a wide side scrolls by itself. */
        private String equation(Equation equation) {
            List<String> sides = formulas.sides(equation);
            List<String> cells = new ArrayList<>();
            cells.add("<div class=\"name\">" + display(sides.get(0)) + "</div>");
            for (String side : sides.subList(1, sides.size())) {
                String mark = cells.size() == 1 ? " class=\"first\"" : "";
                cells.add("<div" + mark + ">" + display("<mrow><mo>=</mo>" + side + "</mrow>") + "</div>");
            }
            return "<div class=\"equation\">" + String.join("", cells) + "</div>";
        }
    }
}
