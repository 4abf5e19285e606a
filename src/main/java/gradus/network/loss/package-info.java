/** The losses, one file each. */
@NullMarked
package gradus.network.loss;

import org.jspecify.annotations.NullMarked;
