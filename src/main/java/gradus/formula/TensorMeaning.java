package gradus.formula;

/** What functions of tensors mean; {@link TensorFunctions} lists them. */
final class TensorMeaning {
    private final ConvolutionMeaning convolutions;
    private final PoolMeaning pools;
    private final AxesMeaning axes;
    private final NormalisationMeaning normalisations;
    private final AttentionMeaning attention;

    TensorMeaning(Meaning meaning, Measures measures, Products products, Scope scope) {
        this.convolutions = new ConvolutionMeaning(meaning, measures);
        this.pools = new PoolMeaning(meaning, measures, scope);
        this.axes = new AxesMeaning(meaning, measures, scope);
        this.normalisations = new NormalisationMeaning(meaning, measures, scope);
        this.attention = new AttentionMeaning(meaning, measures, products);
    }

    /** Whether a call is one of them; a transpose without axes is one of a matrix. */
    static boolean isMeant(Term.Call call) {
        return TensorFunctions.isKnown(call.function())
                && (!call.function().equals("transpose") || AxesMeaning.saysAxes(call));
    }

    Typed of(Term.Call written) {
        String function = TensorFunctions.canonical(written.function());
        Term.Call call =
                new Term.Call(function, written.derivatives(), written.arguments(), written.options(), written.span());
        if (ConvolutionMeaning.isMeant(function)) {
            return convolutions.of(call);
        }
        if (PoolMeaning.isMeant(function)) {
            return pools.of(call);
        }
        return switch (function) {
            case "batch_norm" -> normalisations.ofBatch(call);
            case "layer_norm" -> normalisations.ofLayer(call);
            case "attention" -> attention.of(call);
            default -> axes.of(call);
        };
    }
}
