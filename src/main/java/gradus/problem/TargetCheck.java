package gradus.problem;

import gradus.network.LossFunction.TargetKind;
import gradus.tensor.Tensor;
import gradus.yaml.YamlNode;

/** Checks that targets are what a loss needs. */
record TargetCheck(Values values) {

    /**
     * Whether the numbers of one example are of a kind; if not, that is reported.
     *
     * @param what what messages call them
     */
    boolean isKind(Tensor numbers, TargetKind kind, YamlNode node, String what) {
        boolean isKind = switch (kind) {
            case SIGNS -> numbers.entries().allMatch(entry -> Math.abs(entry) == 1);
            case BITS -> areBits(numbers);
            case ONE_HOT -> areBits(numbers) && numbers.entries().sum() == 1;
            case NOT_NEGATIVE -> numbers.entries().allMatch(entry -> entry >= 0);
        };
        if (!isKind) {
            String needed = switch (kind) {
                case SIGNS -> "-1 or 1";
                case BITS -> "0 or 1";
                case ONE_HOT -> "a single 1, and 0 for the other classes";
                case NOT_NEGATIVE -> "0 or more";
            };
            values.error(
                    ProblemCodes.OUT_OF_RANGE, node, what + " is " + Values.shown(node) + ", it has to be " + needed);
        }
        return isKind;
    }

    private static boolean areBits(Tensor numbers) {
        return numbers.entries().allMatch(entry -> entry == 0 || entry == 1);
    }
}
