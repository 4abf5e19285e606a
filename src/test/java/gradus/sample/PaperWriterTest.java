package gradus.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaperWriterTest {
    private static final Paper PAPER = paper();

    private static Paper paper() {
        Map<String, Literals> lines = new LinkedHashMap<>();
        lines.put("E", Literals.number("nan"));
        lines.put("z: 1", Literals.BLANK);
        lines.put("z2", new Literals(List.of(2), List.of(".5", "\u22121")));
        lines.put("dE/dh", Literals.formula("\\delta_1 W_2'"));
        lines.put("W1", new Literals(List.of(2, 2), List.of("1", "2.50", "-3e-4", "0")));
        lines.put("W2", new Literals(List.of(2, 8), Collections.nCopies(16, "0.125")));
        return new Paper("s01", Map.of("exercise", lines));
    }

    @Test
    void yamlHoldsWhatWasTyped() {
        assertThat(PaperWriter.YAML.write(PAPER)).isEqualTo("""
                student: s01
                answers:
                  exercise:
                    E: nan
                    "z: 1":
                    z2: [.5, −1]
                    dE/dh: '\\delta_1 W_2'''
                    W1: [[1, 2.50], [-3e-4, 0]]
                    W2:
                      - [0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]
                      - [0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]
                """);
    }

    @Test
    void jsonHoldsTextsWhereItKnowsNoSuchNumber() {
        assertThat(PaperWriter.JSON.write(PAPER)).isEqualTo("""
                {
                  "student": "s01",
                  "answers": {
                    "exercise": {
                      "E": "nan",
                      "z: 1": null,
                      "z2": [".5", "−1"],
                      "dE/dh": "\\\\delta_1 W_2'",
                      "W1": [[1, 2.50], [-3e-4, 0]],
                      "W2": [
                        [0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
                        [0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]
                      ]
                    }
                  }
                }
                """);
    }
}
