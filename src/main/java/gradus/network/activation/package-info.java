/** The activation functions, one file each. */
@NullMarked
package gradus.network.activation;

import org.jspecify.annotations.NullMarked;
