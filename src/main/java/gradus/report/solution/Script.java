package gradus.report.solution;

import gradus.formula.FormulaForm;
import gradus.formula.LatexForm;
import gradus.formula.MathMlForm;
import gradus.formula.TextForm;
import java.util.List;
import java.util.stream.Collectors;

/** A form of formulas, with what an excerpt of a matrix needs beyond it. */
enum Script {
    TEXT(new TextForm(), "…") {
        @Override
        String matrix(List<List<String>> rows) {
            return rows.stream().map(row -> String.join(" ", row)).collect(Collectors.joining("; ", "[", "]"));
        }
    },
    LATEX(new LatexForm(), "\\cdots") {
        @Override
        String matrix(List<List<String>> rows) {
            return rows.stream()
                    .map(row -> String.join(" & ", row))
                    .collect(Collectors.joining(" \\\\ ", "\\begin{bmatrix} ", " \\end{bmatrix}"));
        }
    },
    MATHML(new MathMlForm(), "<mo>…</mo>") {
        @Override
        String matrix(List<List<String>> rows) {
            String table = rows.stream()
                    .map(row -> row.stream().collect(Collectors.joining("</mtd><mtd>", "<mtr><mtd>", "</mtd></mtr>")))
                    .collect(Collectors.joining());
            return "<mrow><mo>[</mo><mtable>" + table + "</mtable><mo>]</mo></mrow>";
        }
    };

    private final FormulaForm form;
    private final String gap;

    Script(FormulaForm form, String gap) {
        this.form = form;
        this.gap = gap;
    }

    FormulaForm form() {
        return form;
    }

    /** What stands in the place of entries that are left out. */
    String gap() {
        return gap;
    }

    /** Rows of cells in brackets. */
    abstract String matrix(List<List<String>> rows);
}
