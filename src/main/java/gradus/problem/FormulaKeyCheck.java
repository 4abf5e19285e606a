package gradus.problem;

import gradus.formula.Dialect;
import gradus.issue.Issue;
import gradus.written.WrittenText;
import java.util.List;

/** Compares the printed formulas of a solution with the derived ones, as {@link KeyCheck} does with numbers. */
final class FormulaKeyCheck {
    private final Values values;
    private final FormulaJudge judge;
    private final List<Erratum> errata;

    FormulaKeyCheck(Values values, FormulaJudge judge, List<Erratum> errata) {
        this.values = values;
        this.judge = judge;
        this.errata = errata;
    }

    void check(List<Question> questions) {
        for (Question question : questions) {
            boolean onRecord =
                    errata.stream().anyMatch(erratum -> erratum.quantity().equals(question.quantity()));
            if (!onRecord && question.form() instanceof AnswerForm.Formula form) {
                form.expected().ifPresent(expected -> check(question, form, expected));
            }
        }
    }

    /** A printed solution may have another dialect than the one that students are to use: LaTeX, where they write numpy. */
    private void check(Question question, AnswerForm.Formula form, WrittenText expected) {
        FormulaJudgement judgement = judgement(question, form, expected);
        boolean agrees = judgement instanceof FormulaJudgement.Agrees
                || judgement(question, form.in(Dialect.ANY), expected) instanceof FormulaJudgement.Agrees;
        if (!agrees) {
            report(question, expected, judgement);
        }
    }

    private FormulaJudgement judgement(Question question, AnswerForm.Formula form, WrittenText expected) {
        return judge.judge(question.quantity(), form, expected.text(), expected.position());
    }

    private void report(Question question, WrittenText expected, FormulaJudgement judgement) {
        if (judgement instanceof FormulaJudgement.Refused refused) {
            values.issues().add(refused.issue());
        } else {
            String text = expected.text();
            values.issues()
                    .add(Issue.error(
                                    ProblemCodes.WRONG_FORMULA_KEY,
                                    expected.position(),
                                    Math.max(1, text.codePointCount(0, text.length())),
                                    "'expected' says " + text + ", and the formula of '" + question.name() + "' "
                                            + judgement.difference())
                            .withFix("if the printed solution is wrong, record it: 'errata: [{quantity: "
                                    + question.name() + ", note: …}]'"));
        }
    }
}
