package gradus.report.solution;

import gradus.problem.Problem;
import gradus.report.solution.Step.Remark;
import gradus.report.solution.Step.Stage;
import java.util.ArrayList;
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

        /** A longer name gets a line of its own. */
        private static final int LONGEST_NAME = 20;

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
            List<String> sides = formulas.sides(equation);
            String name = sides.get(0);
            int length = name.codePointCount(0, name.length());
            boolean isLong = length > LONGEST_NAME;
            if (isLong) {
                line(" ".repeat(INDENT) + name);
            }
            String margin = " ".repeat(INDENT + (isLong ? 0 : length));
            String first = isLong ? margin : " ".repeat(INDENT) + name;
            List<TextBlock> blocks = new ArrayList<>();
            for (int side = 1; side < sides.size(); side++) {
                blocks.addAll(blocks(sides.get(side), side == 1 ? first : margin));
            }
            addBlocks(blocks);
        }

        private void addBlocks(List<TextBlock> blocks) {
            for (int place = 0; place < blocks.size(); place++) {
                boolean isTall = blocks.get(place).height() > 1;
                if (place > 0 && (isTall || blocks.get(place - 1).height() > 1)) {
                    line("");
                }
                blocks.get(place).lines().forEach(this::line);
            }
        }

        private static List<TextBlock> blocks(String side, String before) {
            String sign = before + " = ";
            int indent = sign.codePointCount(0, sign.length());
            List<TextBlock> pieces = TextBlock.pieces(side);
            boolean isTooWide = pieces.stream().anyMatch(piece -> piece.width() > WIDTH - indent);
            List<TextBlock.Columns> columns =
                    isTooWide ? TextBlock.columns(side, WIDTH - indent) : List.<TextBlock.Columns>of();
            if (columns.isEmpty()) {
                return signed(TextBlock.filled(pieces, WIDTH - indent), sign, indent);
            }
            List<TextBlock> blocks = new ArrayList<>();
            for (TextBlock.Columns group : columns) {
                String place = group.first() == group.last()
                        ? "column " + group.first() + ":"
                        : "columns " + group.first() + " to " + group.last() + ":";
                blocks.add(TextBlock.line((blocks.isEmpty() ? sign : " ".repeat(indent)) + place));
                blocks.add(TextBlock.line(" ".repeat(indent)).beside(group.block()));
            }
            return blocks;
        }

        private static List<TextBlock> signed(List<TextBlock> blocks, String sign, int indent) {
            List<TextBlock> signed = new ArrayList<>();
            for (TextBlock block : blocks) {
                signed.add(TextBlock.line(signed.isEmpty() ? sign : " ".repeat(indent))
                        .beside(block));
            }
            return signed;
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
