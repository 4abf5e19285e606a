package gradus.problem;

import gradus.network.LossFunction.TargetKind;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlNode;
import java.util.Optional;

/**
 * Reads {@code label:}, the number of a class, as a target.
 *
 * @param first the number of the first class
 * @param others the target of an output of another class, or of class 0 where there is a single output
 * @param own the target of the output of the class
 */
record LabelReader(Values values, int first, double others, double own) {
    static final String KEY = "label-values";

    /** The reader of a file. */
    static LabelReader of(YamlFields file, Values values, int first, Optional<TargetKind> targets) {
        double usual = targets.filter(TargetKind.SIGNS::equals).isPresent() ? -1 : 0;
        return file.optional(KEY)
                .flatMap(node -> values.tensor(node, "'" + KEY + "'", Shape.of(2)))
                .map(numbers -> new LabelReader(values, first, numbers.at(0), numbers.at(1)))
                .orElse(new LabelReader(values, first, usual, 1));
    }

    /**
     * The target of a class; empty after an error.
     *
     * @param outputs how many numbers a target has; 0 if that is not known
     */
    Optional<Tensor> read(YamlNode node, String what, int outputs) {
        if (outputs == 1) {
            return single(node, what);
        }
        int last = outputs == 0 ? NetworkReader.MOST_UNITS : first + outputs - 1;
        return values.count(node, what, first, last)
                .map(label -> outputs == 0
                        ? Tensor.scalar(label)
                        : Tensor.filled(Shape.of(outputs), others).with(label - first, own));
    }

    /** Of a single output the classes are 0 and 1; what stands for 0, such as −1, may be written as well. */
    private Optional<Tensor> single(YamlNode node, String what) {
        return values.number(node, what)
                .filter(label -> {
                    boolean isClass = label == 0 || label == 1 || label == others;
                    if (!isClass) {
                        values.error(
                                ProblemCodes.OUT_OF_RANGE,
                                node,
                                what + " is " + Values.shown(node)
                                        + ", with a single output it has to be 0 or 1"
                                        + (others == -1 ? ", or -1 for 0" : ""));
                    }
                    return isClass;
                })
                .map(label -> Tensor.filled(Shape.of(1), label == 1 ? own : others));
    }
}
