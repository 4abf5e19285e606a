package gradus.problem;

import gradus.formula.FormulaAgreement;
import gradus.issue.Issue;
import java.util.List;

/** What became of a formula that was written for a quantity. None of them holds the true formula. */
public sealed interface FormulaJudgement {

    /** How a printed formula differs from the true one, as the end of a sentence about it; for the author of a problem. */
    default String difference() {
        return "gives other values";
    }

    /** Equal to the true one in shape and value, on the problem's own numbers and on others. */
    record Agrees() implements FormulaJudgement {}

    /** It cannot be read, or in several ways; the issue says where and why. */
    record Refused(Issue issue) implements FormulaJudgement {}

    /** It can be read, but its parts do not fit together; the issue says where. */
    record DoesNotFit(Issue issue) implements FormulaJudgement {}

    /**
     * It mentions what it may not.
     *
     * @param restates it mentions the asked quantity itself, or one that is computed from it
     * @param names what it mentions, as the problem spells it
     * @param usable what it may use, as the question calls it; empty if that is everything else
     */
    record NotAllowed(boolean restates, List<String> names, List<String> usable) implements FormulaJudgement {
        public NotAllowed {
            names = List.copyOf(names);
            usable = List.copyOf(usable);
        }

        @Override
        public String difference() {
            return "may not use " + String.join(", ", names);
        }
    }

    /** It gives the true value for the numbers of this problem, but not for others. */
    record OnlyHere() implements FormulaJudgement {
        @Override
        public String difference() {
            return "is right for the numbers of this problem only";
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
     * @param fitsOnlyHere with other sizes than those of this problem its parts would not fit together
     */
    record Differs(FormulaAgreement how, boolean fitsOnlyHere) implements FormulaJudgement {
        @Override
        public String difference() {
            if (how instanceof FormulaAgreement.SignDiffers) {
                return "has the other sign";
            }
            if (how instanceof FormulaAgreement.FactorDiffers) {
                return "differs by a constant factor";
            }
            if (how instanceof FormulaAgreement.Transposed) {
                return "is the transpose of it";
            }
            return how instanceof FormulaAgreement.ShapeDiffers shapes
                    ? "is " + shapes.shape() + ", not " + shapes.trueShape()
                    : "gives other values";
        }
    }
}
