package gradus.grading.mistake;

import gradus.graph.Graph;

/** What mistakes are made in: a network, seen as textbooks write it. */
public sealed interface MistakeSite permits LayeredNetwork, RecurrentNetwork {

    /** All quantities with their rules. */
    Graph graph();
}
