package gradus.formula;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The functions of tensors that formulas may call, with the settings that each has. */
final class TensorFunctions {
    private static final Set<String> NO_SETTING = Set.of();
    private static final Set<String> CONVOLUTION = Set.of(
            "stride",
            "strides",
            "padding",
            "dilation",
            "groups",
            "layout",
            "data_format",
            "weights",
            "kernel_layout",
            "flip",
            "shape");
    private static final Set<String> POOL = Set.of(
            "size",
            "kernel_size",
            "pool_size",
            "stride",
            "strides",
            "padding",
            "dilation",
            "layout",
            "data_format",
            "ties",
            "count_include_pad",
            "shape");
    private static final Set<String> WINDOWS =
            Set.of("size", "stride", "strides", "padding", "dilation", "layout", "data_format", "shape");
    private static final Set<String> AXES = Set.of("axis", "axes", "dim", "dims");
    private static final Set<String> BATCH_NORM = Set.of("eps", "epsilon", "ddof", "axis", "layout", "data_format");

    /** Other names of the same functions. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("maxpool1d", "max_pool1d"),
            Map.entry("maxpool2d", "max_pool2d"),
            Map.entry("avgpool1d", "avg_pool1d"),
            Map.entry("avgpool2d", "avg_pool2d"),
            Map.entry("average_pool1d", "avg_pool1d"),
            Map.entry("average_pool2d", "avg_pool2d"),
            Map.entry("global_average_pool", "global_avg_pool"),
            Map.entry("permute", "transpose"),
            Map.entry("batchnorm", "batch_norm"),
            Map.entry("layernorm", "layer_norm"),
            Map.entry("scaled_dot_product_attention", "attention"));

    private static final Map<String, Set<String>> SETTINGS = Map.ofEntries(
            Map.entry("conv1d", CONVOLUTION),
            Map.entry("conv2d", CONVOLUTION),
            Map.entry("conv1d_input", CONVOLUTION),
            Map.entry("conv2d_input", CONVOLUTION),
            Map.entry("conv1d_weight", CONVOLUTION),
            Map.entry("conv2d_weight", CONVOLUTION),
            Map.entry("correlate", Set.of("mode")),
            Map.entry("convolve", Set.of("mode")),
            Map.entry("correlate2d", Set.of("mode")),
            Map.entry("convolve2d", Set.of("mode")),
            Map.entry("max_pool1d", POOL),
            Map.entry("max_pool2d", POOL),
            Map.entry("avg_pool1d", POOL),
            Map.entry("avg_pool2d", POOL),
            Map.entry("max_pool1d_input", POOL),
            Map.entry("max_pool2d_input", POOL),
            Map.entry("avg_pool1d_input", POOL),
            Map.entry("avg_pool2d_input", POOL),
            Map.entry("global_max_pool", Set.of("layout", "data_format", "ties")),
            Map.entry("global_avg_pool", Set.of("layout", "data_format")),
            Map.entry("windows", WINDOWS),
            Map.entry("overlap_add", WINDOWS),
            Map.entry("pad", Set.of("width", "axis")),
            Map.entry("unpad", Set.of("width", "axis")),
            Map.entry("flip", AXES),
            Map.entry("swapaxes", NO_SETTING),
            Map.entry("transpose", AXES),
            Map.entry("flatten", NO_SETTING),
            Map.entry("squeeze", NO_SETTING),
            Map.entry("broadcast_to", Set.of("shape")),
            Map.entry("batch_norm", BATCH_NORM),
            Map.entry("layer_norm", Set.of("eps", "epsilon", "axis")),
            Map.entry("attention", Set.of("scale", "heads", "causal")));

    private TensorFunctions() {}

    static boolean isKnown(String name) {
        return SETTINGS.containsKey(canonical(name));
    }

    /** The name that the function has here, of several that are usual. */
    static String canonical(String name) {
        return ALIASES.getOrDefault(name, name);
    }

    static Set<String> settings(String name) {
        return SETTINGS.getOrDefault(canonical(name), NO_SETTING);
    }

    static Set<String> names() {
        Set<String> names = new TreeSet<>(SETTINGS.keySet());
        names.addAll(ALIASES.keySet());
        return names;
    }
}
