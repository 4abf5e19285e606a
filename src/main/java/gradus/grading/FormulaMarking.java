package gradus.grading;

import gradus.issue.Issue;
import gradus.problem.AnswerForm;
import gradus.problem.FormulaJudge;
import gradus.problem.FormulaJudgement;
import gradus.problem.Question;
import gradus.submission.AnswerLine;
import gradus.written.WrittenText;
import java.util.Optional;

/** From a written formula to a verdict. */
final class FormulaMarking {
    private final FormulaJudge judge;

    FormulaMarking(FormulaJudge judge) {
        this.judge = judge;
    }

    Verdict verdict(Question question, AnswerForm.Formula form, AnswerLine line) {
        return line.text()
                .map(text -> verdict(question, form, text))
                .orElseGet(() -> new Verdict.Unreadable(
                        "numbers stand where a formula is asked",
                        Optional.of("write the formula as a text, such as \"W2.T @ delta2\""),
                        line.answer().position()));
    }

    private Verdict verdict(Question question, AnswerForm.Formula form, WrittenText text) {
        FormulaJudgement judgement = judge.judge(question.quantity(), form, text.text(), text.position());
        if (judgement instanceof FormulaJudgement.Agrees) {
            return new Verdict.Right(false, false);
        }
        return judgement instanceof FormulaJudgement.Refused refused
                ? refused(text, refused.issue())
                : new Verdict.WrongFormula(judgement);
    }

    private static Verdict refused(WrittenText text, Issue issue) {
        int offset = issue.position().column() - text.position().column();
        return new Verdict.UnreadableFormula(
                text.text(), offset, issue.length(), issue.message(), issue.fix(), text.position());
    }
}
