package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.issue.SourcePosition;
import gradus.problem.AnswerForm.Formula;
import gradus.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sheets that draw a network or a circuit with single numbers, posed in two ways that have to give the same. */
class DrawnSheetTest {
    private static final Problem NETWORK = read("drawn-network");
    private static final Problem CIRCUIT = read("drawn-circuit");
    private static final Problem FORMULAS = read("drawn-network-formulas");

    private static Problem read(String id) {
        return ProblemFiles.read(Path.of("problems", id + ".yaml"));
    }

    /** The single numbers of a problem by the name that its sheet has for them. */
    private static Map<String, Double> numbers(Problem problem) {
        Map<String, Double> numbers = new TreeMap<>();
        problem.vocabulary().quantities().stream()
                .filter(quantity -> problem.truth(quantity).count() == 1)
                .forEach(quantity -> numbers.put(
                        problem.notation().spell(quantity),
                        problem.truth(quantity).at(0)));
        return numbers;
    }

    @Test
    void theNetworkWithNamedEntriesAndTheCircuitGiveTheSameNumbersForEverything() {
        Map<String, Double> ofNetwork = numbers(NETWORK);
        Map<String, Double> ofCircuit = numbers(CIRCUIT);

        // 14 given numbers, 8 units, E, and its derivative by each; by the targets, too, which no network derives by.
        assertThat(ofCircuit).hasSize(2 * (14 + 8 + 3) - 1);
        assertThat(ofCircuit.keySet())
                .filteredOn(name -> !ofNetwork.containsKey(name))
                .containsExactly("E_o1", "E_o2", "dE/dE_o1", "dE/dE_o2", "dE/dt1", "dE/dt2");
        ofCircuit.forEach((name, value) ->
                assertThat(ofNetwork.getOrDefault(name, value)).as(name).isCloseTo(value, within(1e-14)));
    }

    @Test
    void everyNumberOfTheNetworkThatIsNotOfTheStepIsOneOfTheCircuit() {
        Map<String, Double> ofCircuit = numbers(CIRCUIT);

        assertThat(numbers(NETWORK).keySet())
                .filteredOn(name -> !name.endsWith("_new") && !ofCircuit.containsKey(name))
                .containsExactly("class", "learning_rate");
    }

    @Test
    void theStepFollowsTheDerivativesOfTheCircuit() {
        Map<String, Double> ofCircuit = numbers(CIRCUIT);
        Map<String, Double> ofNetwork = numbers(NETWORK);

        for (String name : List.of("w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "b1", "b2")) {
            double stepped = ofCircuit.get(name) - 0.5 * ofCircuit.get("dE/d" + name);
            assertThat(ofNetwork.get(name + "_new")).as(name).isCloseTo(stepped, within(1e-14));
        }
    }

    @Test
    void everyQuestionHasThePrintedNumberOfASingleOne() {
        for (Problem problem : List.of(NETWORK, CIRCUIT)) {
            assertThat(problem.questions()).allSatisfy(question -> {
                assertThat(question.expected()).isPresent();
                assertThat(problem.truth(question.quantity()).count()).isEqualTo(1);
            });
        }
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
                    dE/dnet_o1; (o1 - t1) * o1 * (1 - o1)                      ; true
                    dE/dnet_o1; (t1 - o1) * o1 * (1 - o1)                      ; false
                    dE/dw5    ; -(t1 - o1) o1 (1 - o1) h1                      ; true
                    dE/dw5    ; dE/dnet_o1 * h1                                ; true
                    dE/dw5    ; dE/dnet_o1 * h2                                ; false
                    dE/dh1    ; \\frac{\\partial E}{\\partial net_{o1}} w_5 + \\frac{\\partial E}{\\partial net_{o2}} w_7; true
                    dE/dh1    ; dE/dnet_o1 * w5                                ; false
                    dE/dh1    ; dE/dnet_o1 * w5 + dE/dnet_o2 * w6              ; false
                    dE/dnet_h1; dE/dh1 * h1 * (1 - h1)                         ; true
                    dE/dw1    ; (dE/dnet_o1 * w5 + dE/dnet_o2 * w7) * h1 * (1 - h1) * i1; true
                    dE/dw1    ; dE/dnet_h1 * i2                                ; false
                    dE/db1    ; dE/dnet_h1 + dE/dnet_h2                        ; true
                    dE/db1    ; dE/dnet_h1                                     ; false
                    """)
    void aFormulaOfSingleNumbersIsJudged(String name, String formula, boolean right) {
        Question question = FORMULAS.questions().stream()
                .filter(asked -> asked.name().equals(name))
                .findFirst()
                .orElseThrow();

        FormulaJudgement judgement = FORMULAS.judge()
                .judge(question.quantity(), (Formula) question.form(), formula, SourcePosition.start("answer"));

        assertThat(judgement instanceof FormulaJudgement.Agrees)
                .as("%s", judgement)
                .isEqualTo(right);
    }

    @Test
    void theLogisticCircuitGateByGateIsTheOneOfVectors() {
        Map<String, Double> gates = numbers(read("001-logistic-gates"));
        Problem vectors = read("001-logistic-circuit");

        assertThat(gates.get("f")).isEqualTo(value(vectors, "f").at(0));
        for (int i = 1; i <= 3; i++) {
            assertThat(gates.get("df/dx" + i)).isCloseTo(value(vectors, "df/dx").at(i - 1), within(1e-15));
            assertThat(gates.get("df/dw" + i)).isCloseTo(value(vectors, "df/dw").at(i - 1), within(1e-15));
        }
    }

    private static Tensor value(Problem problem, String name) {
        return problem.truth(((Resolution.Found) problem.vocabulary().resolve(name)).quantity());
    }
}
