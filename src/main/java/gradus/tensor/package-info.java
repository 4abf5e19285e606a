/**
 * A value with its shape, numbers or intervals of them, the arithmetic on it, and numbers as text.
 *
 * <p>Knows numbers only: no quantity, no formula, no file. It alone sees EJML, and every elementary function goes through
 * {@link StrictMath}, so that two machines give the same bits.
 */
@NullMarked
package gradus.tensor;

import org.jspecify.annotations.NullMarked;
