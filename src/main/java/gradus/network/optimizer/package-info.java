/** The optimisers, one file each. */
@NullMarked
package gradus.network.optimizer;

import org.jspecify.annotations.NullMarked;
