package gradus.report.solution;

import gradus.problem.Problem;
import gradus.report.solution.Step.Remark;
import gradus.report.solution.Step.Stage;
import java.util.List;
import java.util.stream.Collectors;

/** A worked solution as a LaTeX document that pdfLaTeX compiles with the packages of any distribution. */
public final class SolutionLatex implements SolutionWriter {
    /** What is wider than the line is made smaller, so that no formula runs off the page. */
    private static final String PREAMBLE = """
            \\documentclass[11pt,a4paper]{article}
            \\usepackage[utf8]{inputenc}
            \\usepackage[T1]{fontenc}
            \\usepackage{textcomp}
            \\usepackage[margin=2.2cm]{geometry}
            \\usepackage{amsmath,amssymb}
            \\usepackage{graphicx}
            \\setcounter{MaxMatrixCols}{20}
            \\setlength{\\parindent}{0pt}
            \\setlength{\\parskip}{4pt plus 2pt}
            \\allowdisplaybreaks
            \\newsavebox{\\fitbox}
            \\newcommand{\\fit}[1]{\\sbox{\\fitbox}{$\\displaystyle #1$}%
              \\ifdim\\wd\\fitbox>0.84\\linewidth\\resizebox{0.84\\linewidth}{!}{\\usebox{\\fitbox}}%
              \\else\\usebox{\\fitbox}\\fi}
            """;

    @Override
    public String write(WorkedSolution solution, int significantDigits) {
        return new Page(solution, significantDigits).text();
    }

    /** One document in the making. */
    private static final class Page {
        private final WorkedSolution solution;
        private final Formulas formulas;
        private final int digits;
        private final StringBuilder text = new StringBuilder(PREAMBLE);

        Page(WorkedSolution solution, int digits) {
            this.solution = solution;
            this.formulas = new Formulas(solution.problem(), Script.LATEX, digits);
            this.digits = digits;
        }

        String text() {
            Problem.Heading heading = solution.problem().heading();
            line("\\title{" + LatexText.escaped(heading.title()) + "}");
            line("\\author{}");
            line("\\date{" + LatexText.escaped(heading.source().orElse("")) + "}");
            line("\\begin{document}");
            line("\\maketitle");
            solution.paragraphs().forEach(paragraph -> line(LatexText.escaped(paragraph) + "\n"));
            addGivens();
            section("Conventions");
            line("\\begin{itemize}");
            solution.conventions(digits).forEach(convention -> line("\\item " + words(convention)));
            line("\\end{itemize}");
            for (Stage stage : Stage.values()) {
                addStage(stage);
            }
            line("\\end{document}");
            return text.toString();
        }

        private void addGivens() {
            if (!solution.givens().isEmpty()) {
                section("Given");
                solution.givens().forEach(this::addGiven);
            }
        }

        private void addGiven(Given given) {
            if (!given.label().isEmpty()) {
                line(LatexText.escaped(given.label()) + ":");
            }
            addEquation(Equation.given(given.quantity()));
        }

        private void addStage(Stage stage) {
            List<Step> steps = solution.steps(stage);
            if (!steps.isEmpty()) {
                section(solution.heading(stage));
                steps.forEach(this::addStep);
            }
        }

        private void addStep(Step step) {
            String asked = step.isAsked() ? " (asked)" : "";
            line("\n\\textbf{" + step.number() + ". " + words(step.title()) + "}" + asked + "\\nopagebreak\n");
            line(words(step.sentence()));
            step.equations().forEach(this::addEquation);
            step.remarks().forEach(this::addRemark);
        }

        private void addRemark(Remark remark) {
            line(words(remark.sentence()));
            remark.equations().forEach(this::addEquation);
        }

        private String words(Sentence sentence) {
            return sentence.in(LatexText::escaped, formula -> "$" + mathematics(formulas.symbols(formula)) + "$");
        }

        private static String mathematics(String formula) {
            return LatexText.typeset(formula);
        }

        private void addEquation(Equation equation) {
            List<String> sides = formulas.sides(equation);
            String rest = sides.stream()
                    .skip(1)
                    .map(side -> "\\fit{" + mathematics(side) + "}")
                    .collect(Collectors.joining(" \\\\\n&= "));
            line("\\begin{align*}");
            line(mathematics(sides.get(0)) + " &= " + rest);
            line("\\end{align*}");
        }

        private void section(String words) {
            line("\n\\section*{" + words + "}");
        }

        private void line(String line) {
            text.append(line).append('\n');
        }
    }
}
