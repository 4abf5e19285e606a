package gradus.report.solution;

import gradus.problem.Problem;
import gradus.report.language.Language;
import gradus.report.solution.Step.Remark;
import gradus.report.solution.Step.Stage;
import java.util.List;

/** A worked solution as plain text of at most 80 columns, with matrices as aligned rows in brackets. */
public final class SolutionText implements SolutionWriter {
    @Override
    public String write(WorkedSolution solution, int significantDigits) {
        return new Page(solution, significantDigits).text();
    }

    /** One text in the making. */
    private static final class Page {
        private static final int WIDTH = 80;
        private static final int INDENT = 4;

        private final WorkedSolution solution;
        private final Formulas formulas;
        private final int digits;
        private final StringBuilder text = new StringBuilder();

        Page(WorkedSolution solution, int digits) {
            this.solution = solution;
            this.formulas = new Formulas(solution.problem(), Script.TEXT, digits);
            this.digits = digits;
        }

        String text() {
            addHead();
            if (!solution.givens().isEmpty()) {
                heading("Given", '-');
                solution.givens().forEach(this::addGiven);
            }
            heading("Conventions", '-');
            solution.conventions(digits).forEach(convention -> listed("- ", words(convention)));
            for (Stage stage : Stage.values()) {
                addStage(stage);
            }
            return text.toString().stripTrailing() + "\n";
        }

        private void addHead() {
            Problem.Heading heading = solution.problem().heading();
            Paragraph.lines(heading.title(), WIDTH).forEach(this::line);
            line("="
                    .repeat(Math.min(
                            WIDTH,
                            Math.max(
                                    1,
                                    heading.title()
                                            .codePointCount(0, heading.title().length())))));
            heading.source().ifPresent(source -> paragraph("Source: " + source));
            solution.paragraphs().forEach(this::paragraph);
        }

        private void addGiven(Given given) {
            if (!given.label().isEmpty()) {
                line(given.label() + ":");
            }
            addEquation(Equation.given(given.quantity()));
            line("");
        }

        private void addStage(Stage stage) {
            List<Step> steps = solution.steps(stage);
            if (!steps.isEmpty()) {
                heading(solution.heading(stage), '-');
                steps.forEach(this::addStep);
            }
        }

        private void addStep(Step step) {
            String number = step.number() + ". ";
            listed(number, words(step.title()) + (step.isAsked() ? " (asked)" : ""));
            indented(words(step.sentence()));
            line("");
            step.equations().forEach(this::addEquation);
            line("");
            step.remarks().forEach(this::addRemark);
        }

        private void addRemark(Remark remark) {
            indented(words(remark.sentence()));
            line("");
            if (!remark.equations().isEmpty()) {
                remark.equations().forEach(this::addEquation);
                line("");
            }
        }

        private String words(Sentence sentence) {
            return sentence.in(words -> words, formulas::symbols);
        }

        private void addEquation(Equation equation) {
            new EquationText(WIDTH, Language.ENGLISH)
                    .lines(formulas.sides(equation))
                    .forEach(this::line);
        }

        private void heading(String words, char rule) {
            if (!text.toString().endsWith("\n\n")) {
                line("");
            }
            line(words);
            line(String.valueOf(rule).repeat(words.length()));
            line("");
        }

        private void paragraph(String words) {
            line("");
            Paragraph.lines(words, WIDTH).forEach(this::line);
        }

        private void indented(String words) {
            Paragraph.lines(words, WIDTH - INDENT).forEach(line -> line(" ".repeat(INDENT) + line));
        }

        /** Words behind a mark, with further lines below the first word. */
        private void listed(String mark, String words) {
            String margin = mark;
            for (String line : Paragraph.lines(words, WIDTH - mark.length())) {
                line(margin + line);
                margin = " ".repeat(mark.length());
            }
        }

        private void line(String line) {
            text.append(line.stripTrailing()).append('\n');
        }
    }
}
