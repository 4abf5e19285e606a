package gradus.formula;

/** What {@code *}, {@code '} and brackets behind a name mean, where languages differ. */
public enum Dialect {
    /** {@code *} is entry by entry, {@code @} the matrix product; {@code x[0]} is the first entry. */
    NUMPY,
    /**
     * {@code *} is the matrix product, {@code .*} entry by entry, {@code '} the transpose; {@code x(1)} is the first entry, and a
     * blank in square brackets begins the next column.
     */
    MATLAB,
    /**
     * LaTeX or Unicode: factors side by side are a matrix product, {@code ∘} is entry by entry; {@code x_1} is the first entry,
     * and {@code W[2]} the quantity {@code W2} if there is one.
     */
    MATHEMATICS,
    /** Not said: found out from what only one language writes, and otherwise from the shapes. */
    ANY
}
