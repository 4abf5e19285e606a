package gradus.formula;

/** What {@code *} and {@code '} mean, where languages differ. */
public enum Dialect {
    /** {@code *} is entry by entry, {@code @} the matrix product. */
    NUMPY,
    /** {@code *} is the matrix product, {@code .*} entry by entry, {@code '} the transpose. */
    MATLAB,
    /** LaTeX or Unicode: factors side by side are a matrix product, {@code ∘} is entry by entry. */
    MATHEMATICS,
    /** Not said: found out from what only one language writes, and otherwise from the shapes. */
    ANY
}
