package gradus.report.solution;

import gradus.formula.FormulaForm;
import gradus.formula.LatexForm;
import gradus.formula.MathMlForm;
import gradus.formula.TextForm;
import java.util.List;
import java.util.stream.Collectors;

/** A form of formulas, with what an excerpt of a matrix needs beyond it. */
enum Script {
    TEXT("…") {
        @Override
        FormulaForm form() {
            return new TextForm();
        }

        @Override
        String matrix(List<List<String>> rows) {
            return rows.stream().map(row -> String.join(" ", row)).collect(Collectors.joining("; ", "[", "]"));
        }
    },
    LATEX("\\cdots") {
        @Override
        FormulaForm form() {
            return new LatexForm();
        }

        @Override
        String matrix(List<List<String>> rows) {
            return rows.stream()
                    .map(row -> String.join(" & ", row))
                    .collect(Collectors.joining(" \\\\ ", "\\begin{bmatrix} ", " \\end{bmatrix}"));
        }
    },
    MATHML("<mo>…</mo>") {
        @Override
        FormulaForm form() {
            return new MathMlForm();
        }

        @Override
        String matrix(List<List<String>> rows) {
            String table = rows.stream()
                    .map(row -> row.stream().collect(Collectors.joining("</mtd><mtd>", "<mtr><mtd>", "</mtd></mtr>")))
                    .collect(Collectors.joining());
            return "<mrow><mo>[</mo><mtable>" + table + "</mtable><mo>]</mo></mrow>";
        }
    };

    private final String gap;

    Script(String gap) {
        this.gap = gap;
    }

    /** How formulas are written in it. */
    abstract FormulaForm form();

    /** What stands in the place of entries that are left out. */
    String gap() {
        return gap;
    }

    /** Rows of cells in brackets. */
    abstract String matrix(List<List<String>> rows);
}
