package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.network.NetworkQuantities;
import org.junit.jupiter.api.Test;

/** Losses of recurrent networks with settings; the numbers were computed with numpy. */
class RecurrenceLossTest {

    @Test
    void smoothsTheTargetOfTheLastStep() {
        Problem problem = ProblemFiles.parse("""
                id: elman
                title: Two steps of an Elman network
                recurrence:
                  cell: rnn
                  inputs: 1
                  units: 2
                  input-weights: {Wxh: [[0.5], [-0.3]]}
                  hidden-weights: {Whh: [[0.1, 0.4], [-0.2, 0.3]]}
                  biases: {bh: [0.1, -0.1]}
                  initial: {h: [0.2, -0.4]}
                  output: {units: 2, activation: softmax, weights: [[0.7, -0.6], [0.1, 0.2]], biases: none, every: last}
                  loss: {name: cross-entropy, smoothing: 0.2}
                examples:
                  - {input: [1, -0.5], target: [1, 0]}
                questions: [E]
                """);

        assertThat(problem.truth(NetworkQuantities.LOSS).at(0)).isCloseTo(0.705827323378593, within(1e-14));
    }
}
