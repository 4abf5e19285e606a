package gradus.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A class of any size: the papers of the sample class over and over, from other students. */
final class LargeClass {
    static final Path PROBLEMS = Path.of("problems");
    private static final Path SAMPLE = Path.of("submissions-sample");
    private static final int IN_ONE_FOLDER = 1000;

    private LargeClass() {}

    /**
     * Writes papers, in folders of 1,000. Some cannot be read, as in the sample class; some are the second of their student.
     *
     * @param count how many
     */
    static void write(Path folder, int count) throws IOException {
        List<Path> sample;
        try (Stream<Path> files = Files.list(SAMPLE)) {
            sample = files.filter(file -> file.getFileName().toString().startsWith("s"))
                    .sorted()
                    .toList();
        }
        for (int number = 0; number < count; number++) {
            Path paper = sample.get(number % sample.size());
            Path group = folder.resolve("group" + number / IN_ONE_FOLDER);
            Files.createDirectories(group);
            String name = paper.getFileName().toString();
            String student = String.format(Locale.ROOT, "p%06d", number % 97 == 96 ? number - 1 : number);
            // Some of the papers are not UTF-8, which is what is wrong with them.
            String text = Files.readString(paper, StandardCharsets.ISO_8859_1)
                    .replaceFirst("(?m)^student:.*$", "student: " + student)
                    .replaceFirst("\"student\" *: *\"[^\"]*\"", "\"student\": \"" + student + "\"");
            String ending = name.substring(name.lastIndexOf('.'));
            Files.writeString(
                    group.resolve(String.format(Locale.ROOT, "%06d", number) + ending),
                    text,
                    StandardCharsets.ISO_8859_1);
        }
    }
}
