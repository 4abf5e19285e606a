package gradus.formula;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tables of formulas for tests: fields between semicolons, lines with # are for readers. */
public final class FormulaTables {
    private static final Path FOLDER = Path.of("src/test/resources/formulas");

    private FormulaTables() {}

    /** The rows of a table; the last field may hold anything. */
    public static List<List<String>> rows(String name, int fields) {
        try {
            return Files.readAllLines(FOLDER.resolve(name)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(";", fields)))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
