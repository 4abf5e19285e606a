/**
 * Layered networks as shorthand for a graph: layers, activation functions, losses, optimisers.
 *
 * <p>Says what a layer <em>computes</em>, once, in either layout; gradients come from {@link gradus.graph.Differentiation}
 * alone. Knows the graph; knows no file and no student. Activation functions, losses and optimisers are open: each is one file
 * that names itself, found through {@link gradus.network.Catalogue}.
 */
@NullMarked
package gradus.network;

import org.jspecify.annotations.NullMarked;
