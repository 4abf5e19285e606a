package gradus.formula;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import gradus.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The messages about formulas that students typically get wrong, word for word and with their carets.
 *
 * <p>{@code -Dsnippets.overwrite} writes the messages as they are now; read them before committing.
 */
class FormulaMessagesTest {
    private static final Path SNIPPETS = Path.of("src/test/snippets/formulas/messages.txt");
    private static final String INPUT = ">";
    private static final String ENTRY = "uv: ";
    private static final Map<String, Shape> NAMES = Map.ofEntries(
            Map.entry("x", Shape.of(4, 1)),
            Map.entry("W1", Shape.of(5, 4)),
            Map.entry("z1", Shape.of(5, 1)),
            Map.entry("a1", Shape.of(5, 1)),
            Map.entry("W2", Shape.of(3, 5)),
            Map.entry("z2", Shape.of(3, 1)),
            Map.entry("yhat", Shape.of(3, 1)),
            Map.entry("d2", Shape.of(3, 1)),
            Map.entry("y", Shape.of(3, 1)),
            Map.entry("S", Shape.of(3, 3)),
            Map.entry("T2", Shape.of(3, 3)),
            Map.entry("m", Shape.SCALAR));

    @Test
    void everyMessageIsAsReviewed() throws IOException {
        String reviewed = Files.readString(SNIPPETS);

        String current = reviewed.lines()
                .filter(line -> line.startsWith(INPUT))
                .map(line ->
                        line + "\n" + message(line.substring(INPUT.length()).strip()) + "\n")
                .collect(Collectors.joining("\n"));

        if (System.getProperty("snippets.overwrite") != null) {
            Files.writeString(SNIPPETS, current);
        }
        assertThat(current).isEqualTo(reviewed);
    }

    private static String message(String input) {
        boolean isEntry = input.startsWith(ENTRY);
        String formula = isEntry ? input.substring(ENTRY.length()) : input;
        FormulaReading reading = FormulaScopes.reader(Dialect.ANY, NAMES, isEntry ? List.of("u", "v") : List.of())
                .read(formula, SourcePosition.start("formula"));
        return reading instanceof FormulaReading.Refused refused
                ? refused.issue().text(SourceText.of("formula", formula))
                : "read as " + ((FormulaReading.Read) reading).expression();
    }
}
