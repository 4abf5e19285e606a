package gradus.problem;

import gradus.formula.FormulaAgreement;
import gradus.issue.Issue;
import java.util.List;

/** What became of a formula that was written for a quantity. None of them holds the true formula. */
public sealed interface FormulaJudgement {

    /** How the true formula differs from the written one, behind a name for it; for the author of a problem. */
    default String difference() {
        return "differs";
    }

    /** Equal to the true one in shape and value, on the problem's own numbers and on others of other sizes. */
    record Agrees() implements FormulaJudgement {}

    /** It cannot be read, or has no meaning; the issue says where and why. */
    record Refused(Issue issue) implements FormulaJudgement {}

    /**
     * It mentions what it may not.
     *
     * @param restates it mentions the asked quantity itself, or one that is computed from it
     * @param names what it mentions, as the problem spells it
     */
    record NotAllowed(boolean restates, List<String> names) implements FormulaJudgement {
        public NotAllowed {
            names = List.copyOf(names);
        }

        @Override
        public String difference() {
            return "may not use " + String.join(", ", names);
        }
    }

    /** It gives the true value for the numbers or sizes of this problem, but not for others. */
    record OnlyHere() implements FormulaJudgement {
        @Override
        public String difference() {
            return "agrees with that only for the numbers or sizes of this problem";
        }
    }

    /** It gives the true value in general, but not on this problem's numbers: where one of them sits on a kink. */
    record NotAtKink() implements FormulaJudgement {
        @Override
        public String difference() {
            return "differs where an entry is exactly 0";
        }
    }

    /**
     * It differs.
     *
     * @param how in which way
     */
    record Differs(FormulaAgreement how) implements FormulaJudgement {
        @Override
        public String difference() {
            if (how instanceof FormulaAgreement.SignDiffers) {
                return "has the other sign";
            }
            if (how instanceof FormulaAgreement.FactorDiffers) {
                return "differs by a constant factor";
            }
            if (how instanceof FormulaAgreement.Transposed) {
                return "is the transpose of that";
            }
            return how instanceof FormulaAgreement.ShapeDiffers shapes
                    ? "is " + shapes.trueShape() + " where that is " + shapes.shape()
                    : "differs";
        }
    }
}
