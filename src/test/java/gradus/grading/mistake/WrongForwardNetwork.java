package gradus.grading.mistake;

import static gradus.grading.mistake.ForwardDraw.SCALED_SIGMOID;
import static gradus.grading.mistake.Loops.like;
import static gradus.grading.mistake.Loops.matrix;
import static gradus.grading.mistake.Loops.scaled;
import static gradus.grading.mistake.Loops.sum;

import gradus.network.Reduction;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What a student computes with one mistake between the input and the delta of the output: plain loops with one step changed. */
final class WrongForwardNetwork {
    private WrongForwardNetwork() {}

    /** Mistakes that are made layer by layer. */
    static final Set<String> BY_LAYER = Set.of(
            "sigmoid-exponent-sign",
            "exp-base-ten",
            "sigmoid-for-tanh",
            "tan-for-tanh",
            "tan-in-degrees",
            "softmax-over-batch",
            "softmax-over-all-entries",
            "softmax-as-sigmoid",
            "leaky-slope-forgotten-forward",
            "inner-scale-dropped",
            "bias-broadcast-wrong-axis",
            "bias-forgotten-forward",
            "bias-as-threshold",
            "forward-weights-transposed",
            "activation-skipped",
            "softmax-diagonal-only");

    /** The layers in which a mistake of {@link #BY_LAYER} can be made. */
    static List<Integer> layers(String id, ForwardDraw drawn) {
        IntPredicate possible = layer -> {
            String function = drawn.layer(layer).activation();
            double[][] weights = drawn.layer(layer).weights();
            boolean hasBias = drawn.layer(layer).bias().length > 0;
            return switch (id) {
                case "sigmoid-exponent-sign" -> isSigmoid(function);
                case "exp-base-ten" -> isSigmoid(function) || function.equals("softmax");
                case "sigmoid-for-tanh", "tan-for-tanh", "tan-in-degrees" -> function.equals("tanh");
                case "softmax-over-batch" -> function.equals("softmax") && ways(drawn, count -> count > 1);
                case "softmax-over-all-entries", "softmax-as-sigmoid", "softmax-diagonal-only" ->
                    function.equals("softmax");
                case "leaky-slope-forgotten-forward" -> function.equals("leaky-relu");
                case "inner-scale-dropped" -> function.equals(SCALED_SIGMOID);
                case "bias-broadcast-wrong-axis" ->
                    hasBias && ways(drawn, count -> count > 1 && count == weights.length);
                case "bias-forgotten-forward", "bias-as-threshold" -> hasBias;
                case "forward-weights-transposed" -> weights.length > 1 && weights.length == weights[0].length;
                case "activation-skipped" -> layer < drawn.depth() && !function.equals("identity");
                default -> throw new IllegalArgumentException(id);
            };
        };
        return IntStream.rangeClosed(1, drawn.depth()).filter(possible).boxed().toList();
    }

    private static boolean isSigmoid(String function) {
        return function.equals("sigmoid") || function.equals(SCALED_SIGMOID);
    }

    /** Whether the examples or a query are as many as asked. */
    private static boolean ways(ForwardDraw drawn, IntPredicate count) {
        return count.test(drawn.examples())
                || drawn.queries().stream().anyMatch(query -> count.test(query.input()[0].length));
    }

    /** In how many forms any other mistake can be made; 0 where it cannot. */
    static int forms(String id, ForwardDraw drawn) {
        String first = drawn.layer(1).activation();
        String last = drawn.layer(drawn.depth()).activation();
        boolean isSquared = drawn.loss().endsWith("squared-error");
        boolean isHalved = drawn.loss().equals("half-squared-error");
        boolean isBinary = drawn.loss().equals("binary-cross-entropy");
        boolean isShort =
                drawn.loss().equals("cross-entropy") && last.equals("softmax") || isBinary && last.equals("sigmoid");
        boolean batchMean = drawn.overBatch() == Reduction.MEAN;
        boolean outputsMean = drawn.overOutputs() == Reduction.MEAN;
        return switch (id) {
            case "input-layer-activated" -> first.equals("identity") ? 0 : 2;
            case "old-weights-for-prediction", "learning-rate-in-delta", "negative-gradient-convention" ->
                drawn.rate() > 0 ? 1 : 0;
            case "loss-half-factor-slip" -> isSquared ? 2 : 0;
            case "loss-sum-for-mean", "gradient-sum-for-mean", "batch-sum-convention", "per-example-delta-convention" ->
                batchMean ? 1 : 0;
            case "loss-mean-for-sum", "gradient-mean-for-sum", "batch-mean-convention" -> batchMean ? 0 : 1;
            case "gradient-not-divided-by-outputs", "outputs-sum-convention" -> outputsMean ? 1 : 0;
            case "loss-divided-by-outputs", "gradient-divided-by-outputs", "outputs-mean-convention" ->
                outputsMean ? 0 : 1;
            case "loss-minus-missing", "loss-log-base-ten", "loss-log-base-two" -> isSquared ? 0 : 1;
            case "bce-second-term-missing", "bce-gradient-one-term" -> isBinary ? 1 : 0;
            case "bce-on-softmax" -> isShort && !isBinary ? 1 : 0;
            case "target-minus-output" -> 1;
            case "missing-factor-two" -> isSquared && !isHalved ? 1 : 0;
            case "extra-factor-two" -> isHalved ? 1 : 0;
            case "missing-output-derivative" -> last.equals("identity") ? 0 : 1;
            case "extra-output-derivative" -> isShort ? last.equals("softmax") ? 2 : 1 : 0;
            case "softmax-ce-shortcut-elsewhere" -> isShort || last.equals("identity") ? 0 : outputsMean ? 2 : 1;
            case "class-index-zero-based" -> drawn.outputs() > 1 && drawn.firstClass() == 1 ? 1 : 0;
            case "class-index-one-based" -> drawn.outputs() > 1 && drawn.firstClass() == 0 ? 1 : 0;
            default -> throw new IllegalArgumentException(id);
        };
    }

    /**
     * The network with a mistake.
     *
     * @param wrong the layers in which it is made, for a mistake of {@link #BY_LAYER}
     * @param form which form of it, from 0
     */
    static LoopNetwork of(String id, ForwardDraw drawn, List<Integer> wrong, int form) {
        if (id.equals("softmax-diagonal-only")) {
            return diagonal(drawn, wrong);
        }
        return BY_LAYER.contains(id) ? inLayers(id, drawn, wrong) : inNetwork(id, drawn, form);
    }

    private static LoopNetwork diagonal(ForwardDraw drawn, List<Integer> wrong) {
        return new LoopNetwork(drawn) {
            @Override
            double[][] delta(int layer, double[][] g, double[][] z, double[][] a) {
                return wrong.contains(layer)
                        ? like(g, (k, j) -> g[k][j] * slope(layer, z, a, k, k, j))
                        : super.delta(layer, g, z, a);
            }
        };
    }

    private static LoopNetwork inLayers(String id, ForwardDraw drawn, List<Integer> wrong) {
        return new LoopNetwork(drawn) {
            @Override
            double[][] netInput(int layer, double[][] w, double[][] b, double[][] a) {
                return wrong.contains(layer)
                        ? wrongNetInput(super.netInput(layer, w, b, a), w, b, a)
                        : super.netInput(layer, w, b, a);
            }

            private double[][] wrongNetInput(double[][] right, double[][] w, double[][] b, double[][] a) {
                return switch (id) {
                    case "bias-forgotten-forward" -> like(right, (i, j) -> right[i][j] - b[i][0]);
                    case "bias-as-threshold" -> like(right, (i, j) -> right[i][j] - 2 * b[i][0]);
                    case "bias-broadcast-wrong-axis" ->
                        b.length == a[0].length ? like(right, (i, j) -> right[i][j] - b[i][0] + b[j][0]) : right;
                    case "forward-weights-transposed" ->
                        like(right, (i, j) -> b[i][0] + sum(a.length, k -> w[k][i] * a[k][j]));
                    default -> right;
                };
            }

            @Override
            double[][] activation(int layer, double[][] z) {
                return wrong.contains(layer)
                        ? wrongActivation(layer, z, super.activation(layer, z))
                        : super.activation(layer, z);
            }

            private double[][] wrongActivation(int layer, double[][] z, double[][] right) {
                boolean isSoftmax = function(layer).equals("softmax");
                double inner = function(layer).equals(SCALED_SIGMOID) ? setting(layer) : 1;
                return switch (id) {
                    case "sigmoid-exponent-sign" -> like(z, (i, j) -> 1 / (1 + Math.exp(inner * z[i][j])));
                    case "exp-base-ten" ->
                        isSoftmax
                                ? like(z, (i, j) -> Math.pow(10, z[i][j]) / sum(z.length, k -> Math.pow(10, z[k][j])))
                                : like(z, (i, j) -> 1 / (1 + Math.pow(10, -inner * z[i][j])));
                    case "sigmoid-for-tanh", "softmax-as-sigmoid", "inner-scale-dropped" ->
                        like(z, (i, j) -> sigmoid(z[i][j]));
                    case "tan-for-tanh" -> like(z, (i, j) -> Math.tan(z[i][j]));
                    case "tan-in-degrees" -> like(z, (i, j) -> Math.tan(Math.toRadians(z[i][j])));
                    case "softmax-over-batch" ->
                        z[0].length == 1
                                ? right
                                : like(z, (i, j) -> Math.exp(z[i][j]) / sum(z[0].length, k -> Math.exp(z[i][k])));
                    case "softmax-over-all-entries" ->
                        like(
                                z,
                                (i, j) -> Math.exp(z[i][j])
                                        / sum(z.length, k -> sum(z[0].length, n -> Math.exp(z[k][n]))));
                    case "leaky-slope-forgotten-forward" -> like(z, (i, j) -> Math.max(0, z[i][j]));
                    case "activation-skipped" -> z;
                    default -> right;
                };
            }

            @Override
            double slope(int layer, double z) {
                return wrong.contains(layer) && id.equals("sigmoid-for-tanh")
                        ? sigmoid(z) * (1 - sigmoid(z))
                        : super.slope(layer, z);
            }
        };
    }

    private static LoopNetwork inNetwork(String id, ForwardDraw drawn, int form) {
        return switch (id) {
            case "input-layer-activated" -> inputActivated(drawn, form);
            case "old-weights-for-prediction" ->
                new LoopNetwork(drawn) {
                    @Override
                    boolean usesNew(ForwardDraw.Query query) {
                        return false;
                    }
                };
            case "class-index-zero-based", "class-index-one-based" ->
                new LoopNetwork(drawn) {
                    @Override
                    int firstClass() {
                        return 1 - drawn.firstClass();
                    }
                };
            case "per-example-delta-convention" -> perExample(drawn);
            case "negative-gradient-convention" -> descent(drawn);
            case "missing-output-derivative", "softmax-ce-shortcut-elsewhere", "extra-output-derivative" ->
                wrongOutputDelta(id, drawn, form);
            default -> wrongLoss(id, drawn, form);
        };
    }

    private static LoopNetwork inputActivated(ForwardDraw drawn, int form) {
        return new LoopNetwork(drawn) {
            @Override
            double[][] firstInput(double[][] input) {
                return activation(1, input);
            }

            @Override
            double[][] gradientInput() {
                return form == 1 ? firstInput(drawn.input()) : drawn.input();
            }
        };
    }

    private static LoopNetwork perExample(ForwardDraw drawn) {
        return new LoopNetwork(drawn) {
            @Override
            double[][] outputGradient(double[][] y) {
                return scaled(drawn.examples(), super.outputGradient(y));
            }

            @Override
            double[][] weightGradient(double[][] delta, double[][] a) {
                return scaled(1.0 / drawn.examples(), super.weightGradient(delta, a));
            }

            @Override
            double[][] biasGradient(double[][] delta) {
                return scaled(1.0 / drawn.examples(), super.biasGradient(delta));
            }
        };
    }

    private static LoopNetwork descent(ForwardDraw drawn) {
        return new LoopNetwork(drawn) {
            @Override
            double[][] outputGradient(double[][] y) {
                return scaled(-1, super.outputGradient(y));
            }

            @Override
            double[][] updated(double[][] old, double[][] gradient) {
                return like(old, (i, k) -> old[i][k] + drawn.rate() * gradient[i][k]);
            }
        };
    }

    private static LoopNetwork wrongOutputDelta(String id, ForwardDraw drawn, int form) {
        return new LoopNetwork(drawn) {
            @Override
            double[][] delta(int layer, double[][] g, double[][] z, double[][] y) {
                return layer == drawn.depth() ? wrongDelta(g, z, y) : super.delta(layer, g, z, y);
            }

            private double[][] wrongDelta(double[][] g, double[][] z, double[][] y) {
                double[][] t = drawn.target();
                double factor = batchFactor() * (form == 1 && id.startsWith("softmax-ce") ? 1 : outputFactor());
                double[][] error = like(y, (k, j) -> factor * (y[k][j] - t[k][j]));
                return switch (id) {
                    case "missing-output-derivative" -> g;
                    case "softmax-ce-shortcut-elsewhere" -> error;
                    default ->
                        form == 1
                                ? super.delta(drawn.depth(), error, z, y)
                                : matrix(y.length, y[0].length, (k, j) -> error[k][j] * y[k][j] * (1 - y[k][j]));
                };
            }
        };
    }

    private static LoopNetwork wrongLoss(String id, ForwardDraw drawn, int form) {
        int m = drawn.examples();
        int outputs = drawn.outputs();
        return new LoopNetwork(drawn) {
            @Override
            double batchFactor() {
                return switch (id) {
                    case "batch-sum-convention" -> 1;
                    case "batch-mean-convention" -> 1.0 / m;
                    default -> super.batchFactor();
                };
            }

            @Override
            double outputFactor() {
                return switch (id) {
                    case "outputs-sum-convention" -> 1;
                    case "outputs-mean-convention" -> 1.0 / outputs;
                    default -> super.outputFactor();
                };
            }

            @Override
            double loss(double[][] y) {
                boolean isTwice = drawn.loss().equals("half-squared-error") == (form == 0);
                return super.loss(y)
                        * switch (id) {
                            case "loss-half-factor-slip" -> isTwice ? 2 : 0.5;
                            case "loss-sum-for-mean" -> m;
                            case "loss-mean-for-sum" -> 1.0 / m;
                            case "loss-divided-by-outputs" -> 1.0 / outputs;
                            case "loss-minus-missing" -> -1;
                            case "loss-log-base-ten" -> Math.log10(Math.E);
                            case "loss-log-base-two" -> 1 / Math.log(2);
                            default -> 1;
                        };
            }

            @Override
            double term(double y, double t) {
                return switch (id) {
                    case "bce-second-term-missing" -> -t * Math.log(y);
                    case "bce-on-softmax" -> super.term(y, t) - (1 - t) * Math.log(1 - y);
                    default -> super.term(y, t);
                };
            }

            @Override
            double slopeOfTerm(double y, double t) {
                return super.slopeOfTerm(y, t)
                                * switch (id) {
                                    case "target-minus-output" -> -1;
                                    case "missing-factor-two" -> 0.5;
                                    case "extra-factor-two" -> 2;
                                    case "gradient-sum-for-mean" -> m;
                                    case "gradient-mean-for-sum" -> 1.0 / m;
                                    case "gradient-not-divided-by-outputs" -> outputs;
                                    case "gradient-divided-by-outputs" -> 1.0 / outputs;
                                    case "learning-rate-in-delta" -> drawn.rate();
                                    default -> 1;
                                }
                        - (id.equals("bce-gradient-one-term") ? (1 - t) / (1 - y) : 0);
            }
        };
    }
}
