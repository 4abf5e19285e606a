package gradus.report.solution;

import gradus.problem.Problem;
import gradus.report.solution.Step.Remark;
import gradus.report.solution.Step.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A worked solution as Markdown, with formulas in LaTeX between dollar signs. */
public final class SolutionMarkdown implements SolutionWriter {
    @Override
    public String write(WorkedSolution solution, int significantDigits) {
        return new Page(solution, significantDigits).text();
    }

    /** One text in the making. */
    private static final class Page {
        private final WorkedSolution solution;
        private final Formulas formulas;
        private final int digits;
        private final List<String> blocks = new ArrayList<>();

        Page(WorkedSolution solution, int digits) {
            this.solution = solution;
            this.formulas = new Formulas(solution.problem(), Script.LATEX, digits);
            this.digits = digits;
        }

        String text() {
            Problem.Heading heading = solution.problem().heading();
            blocks.add("# " + MarkdownText.escaped(heading.title()));
            heading.source().ifPresent(source -> blocks.add("Source: " + MarkdownText.escaped(source)));
            solution.paragraphs().forEach(paragraph -> blocks.add(MarkdownText.escaped(paragraph)));
            if (!solution.givens().isEmpty()) {
                blocks.add("## Given");
                solution.givens().forEach(this::addGiven);
            }
            blocks.add("## Conventions");
            blocks.add(solution.conventions(digits).stream()
                    .map(convention -> "- " + words(convention))
                    .collect(Collectors.joining("\n")));
            for (Stage stage : Stage.values()) {
                addStage(stage);
            }
            return String.join("\n\n", blocks) + "\n";
        }

        private void addGiven(Given given) {
            if (!given.label().isEmpty()) {
                blocks.add(MarkdownText.escaped(given.label()) + ":");
            }
            blocks.add(equation(Equation.given(given.quantity())));
        }

        private void addStage(Stage stage) {
            List<Step> steps = solution.steps(stage);
            if (!steps.isEmpty()) {
                blocks.add("## " + solution.heading(stage));
                steps.forEach(this::addStep);
            }
        }

        private void addStep(Step step) {
            blocks.add("### " + step.number() + ". " + words(step.title()) + (step.isAsked() ? " (asked)" : ""));
            blocks.add(words(step.sentence()));
            step.equations().forEach(equation -> blocks.add(equation(equation)));
            step.remarks().forEach(this::addRemark);
        }

        private void addRemark(Remark remark) {
            blocks.add(words(remark.sentence()));
            remark.equations().forEach(equation -> blocks.add(equation(equation)));
        }

        private String words(Sentence sentence) {
            return sentence.in(MarkdownText::escaped, formula -> "$" + formulas.symbols(formula) + "$");
        }

        private String equation(Equation equation) {
            return MarkdownText.equation(formulas.sides(equation));
        }
    }
}
