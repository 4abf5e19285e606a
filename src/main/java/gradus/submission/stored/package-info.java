/**
 * Numbers as programs store them: numpy's arrays ({@code .npy}, {@code .npz}) and MATLAB's workspaces ({@code .mat}), read as named
 * values.
 *
 * <p>Knows bytes and written numbers. Believes no size, opens no pickle and executes nothing; what a name means is decided elsewhere.
 */
@NullMarked
package gradus.submission.stored;

import org.jspecify.annotations.NullMarked;
