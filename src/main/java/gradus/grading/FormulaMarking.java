package gradus.grading;

import gradus.grading.mistake.MistakeCatalogue;
import gradus.issue.Issue;
import gradus.problem.AnswerForm;
import gradus.problem.FormulaJudge;
import gradus.problem.FormulaJudgement;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.submission.AnswerLine;
import gradus.written.WrittenText;
import java.util.Optional;

/** From a written formula to a verdict. */
final class FormulaMarking {
    private final FormulaJudge judge;
    private final FormulaDiagnosis diagnoses;

    FormulaMarking(Problem problem, MistakeCatalogue catalogue) {
        this.judge = problem.judge();
        this.diagnoses = new FormulaDiagnosis(problem, catalogue);
    }

    Verdict verdict(Question question, AnswerForm.Formula form, AnswerLine line) {
        return line.text()
                .map(text -> verdict(question, form, text))
                .orElseGet(() -> new Verdict.Unreadable(
                        "a formula is asked, and no single text stands there",
                        Optional.of("write the formula as it is, without a list around it"),
                        line.answer().position()));
    }

    private Verdict verdict(Question question, AnswerForm.Formula form, WrittenText text) {
        FormulaJudgement judgement = judge.judge(question.quantity(), form, text.text(), text.position());
        if (judgement instanceof FormulaJudgement.Agrees) {
            return new Verdict.Right(false, false);
        }
        if (judgement instanceof FormulaJudgement.Refused refused) {
            Issue issue = refused.issue();
            return new Verdict.UnreadableFormula(part(text, issue), issue.message(), issue.fix(), text.position());
        }
        Optional<FormulaPart> part = judgement instanceof FormulaJudgement.DoesNotFit unfit
                ? Optional.of(part(text, unfit.issue()))
                : Optional.empty();
        Optional<Diagnosis> diagnosis = judgement instanceof FormulaJudgement.Differs
                ? diagnoses.find(
                        question.quantity(), judge.trials(question.quantity(), form, text.text(), text.position()))
                : Optional.empty();
        return new Verdict.WrongFormula(judgement, part, diagnosis);
    }

    private static FormulaPart part(WrittenText text, Issue issue) {
        int offset = issue.position().column() - text.position().column();
        return new FormulaPart(text.text(), offset, issue.length());
    }
}
