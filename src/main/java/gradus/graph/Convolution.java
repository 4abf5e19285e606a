package gradus.graph;

import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A convolution as networks have it: at every place of the input the kernel is laid over it, and the products of what lies upon
 * each other are added up over all channels.
 *
 * <p>Axes are called by letters: N counts examples, C channels (O and I in the kernel), all others are places.
 *
 * @param input the shape of the input
 * @param inputAxes a letter for each of its axes, such as {@code NCHW}
 * @param kernel the shape of the kernel
 * @param kernelAxes a letter for each of its axes, such as {@code OIHW}
 * @param windows how the kernel moves along each axis of places, in the order of the input's axes
 * @param groups into how many groups channels are divided that have nothing to do with each other
 * @param isFlipped whether the kernel is turned round first, as mathematics has it
 */
public record Convolution(
        Shape input,
        String inputAxes,
        Shape kernel,
        String kernelAxes,
        List<Window> windows,
        int groups,
        boolean isFlipped) {

    /**
     * A checked convolution.
     *
     * @throws ShapeException if the channels do not fit
     */
    public Convolution {
        windows = List.copyOf(windows);
        int channels = size(input, inputAxes, 'C');
        int perKernel = size(kernel, kernelAxes, 'I');
        int kernels = size(kernel, kernelAxes, 'O');
        if (groups < 1 || channels % groups != 0 || kernels % groups != 0) {
            throw new ShapeException(
                    channels + " channels and " + kernels + " kernels cannot be divided into " + groups + " groups");
        }
        if (channels != perKernel * groups) {
            throw new ShapeException("the input " + input + " has " + channels + " channels, the kernel " + kernel
                    + " is for " + perKernel * groups);
        }
    }

    private static int size(Shape shape, String axes, char axis) {
        int place = axes.indexOf(axis);
        return place < 0 ? 1 : shape.size(place);
    }

    private static int step(Places places, String axes, char axis) {
        int place = axes.indexOf(axis);
        return place < 0 ? 0 : places.step(place);
    }

    /** The letters of the axes of places, in the order of the input's axes. */
    private String spatial() {
        return inputAxes.replaceAll("[NC]", "");
    }

    /** The letters of the result's axes: those of the input, with channels if the kernel says how many. */
    public String resultAxes() {
        boolean hasChannels = kernelAxes.indexOf('O') >= 0;
        if (!hasChannels) {
            return inputAxes.replace("C", "");
        }
        boolean hadChannels = inputAxes.indexOf('C') >= 0;
        int behind = inputAxes.indexOf('N') + 1;
        return hadChannels ? inputAxes : inputAxes.substring(0, behind) + "C" + inputAxes.substring(behind);
    }

    /** The shape of the result. */
    public Shape result() {
        List<Integer> sizes = new ArrayList<>();
        for (char axis : resultAxes().toCharArray()) {
            int place = spatial().indexOf(axis);
            sizes.add(
                    place >= 0
                            ? windows.get(place).count()
                            : axis == 'N' ? size(input, inputAxes, 'N') : size(kernel, kernelAxes, 'O'));
        }
        return new Shape(sizes);
    }

    /**
     * Its products.
     *
     * @param label what it is called
     */
    public Pairing pairing(Label label) {
        String function = label.function();
        return Pairing.of(
                        input,
                        kernel,
                        result(),
                        this::products,
                        label,
                        label.named(function + "_input").with("shape", input),
                        label.named(function + "_weight").with("shape", kernel))
                .of(this);
    }

    /** The same with the kernel turned round, or not turned where it was. */
    public Convolution turned() {
        return new Convolution(input, inputAxes, kernel, kernelAxes, windows, groups, !isFlipped);
    }

    /**
     * The same with a kernel that moves in another way.
     *
     * @throws ShapeException if no window fits
     */
    public Convolution with(UnaryOperator<Window> moving) {
        return new Convolution(
                input,
                inputAxes,
                kernel,
                kernelAxes,
                windows.stream().map(moving).toList(),
                groups,
                isFlipped);
    }

    private void products(Pairing.Triples triples) {
        Places ofInput = new Places(input);
        Places ofKernel = new Places(kernel);
        Places ofResult = new Places(result());
        int perKernel = size(kernel, kernelAxes, 'I');
        int kernels = size(kernel, kernelAxes, 'O');
        for (int example = 0; example < size(input, inputAxes, 'N'); example++) {
            for (int out = 0; out < kernels; out++) {
                for (int in = 0; in < perKernel; in++) {
                    int channel = out / (kernels / groups) * perKernel + in;
                    int left = example * step(ofInput, inputAxes, 'N') + channel * step(ofInput, inputAxes, 'C');
                    int right = out * step(ofKernel, kernelAxes, 'O') + in * step(ofKernel, kernelAxes, 'I');
                    int sum = example * step(ofResult, resultAxes(), 'N') + out * step(ofResult, resultAxes(), 'C');
                    new Sweep(triples, ofInput, ofKernel, ofResult).along(0, left, right, sum);
                }
            }
        }
    }

    /** The kernel moved over one channel. */
    private final class Sweep {
        private final Pairing.Triples triples;
        private final int[][] steps;

        Sweep(Pairing.Triples triples, Places ofInput, Places ofKernel, Places ofResult) {
            this.triples = triples;
            String spatial = spatial();
            this.steps = new int[spatial.length()][];
            for (int axis = 0; axis < steps.length; axis++) {
                char letter = spatial.charAt(axis);
                steps[axis] = new int[] {
                    step(ofInput, inputAxes, letter),
                    step(ofKernel, kernelAxes, letter),
                    step(ofResult, resultAxes(), letter)
                };
            }
        }

        void along(int axis, int left, int right, int sum) {
            if (axis == steps.length) {
                triples.add(left, right, sum);
                return;
            }
            Window window = windows.get(axis);
            int[] step = steps[axis];
            for (int place = 0; place < window.count(); place++) {
                for (int entry = 0; entry < window.size(); entry++) {
                    int under = window.place(place, entry);
                    int ofKernel = isFlipped ? window.size() - 1 - entry : entry;
                    if (under >= 0) {
                        along(axis + 1, left + under * step[0], right + ofKernel * step[1], sum + place * step[2]);
                    }
                }
            }
        }
    }
}
