package gradus.cli;

import gradus.cli.ConsoleCommand.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder with the problem of one neuron and a class; what is printed names it {@code FOLDER}. */
record ClassFolder(Path path) {
    static final String NEURON = """
            id: neuron
            title: One linear neuron
            network:
              inputs: 2
              layers:
                - {units: 1, activation: identity, weights: [[2, -1]], biases: 0.5}
              loss: half-squared-error
            examples:
              - {input: [1, 3], target: [2]}
            questions: [z1, E, dE/dW1]
            """;
    static final String RIGHT = "answers: {z1: -0.5, E: 3.125, dE/dW1: [-2.5, -7.5]}\n";
    static final String HALF_RIGHT = "answers: {z1: -0.5, E: 4, dE/dW1: [-2.5, 7.5]}\n";

    /** The problem alone, with an empty class. */
    static ClassFolder withoutPapers(Path path) {
        ClassFolder folder = new ClassFolder(path);
        folder.write("neuron.yaml", NEURON);
        try {
            Files.createDirectories(folder.file("class"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return folder;
    }

    ClassFolder write(String file, String text) {
        try {
            Files.createDirectories(file(file).getParent());
            Files.writeString(file(file), text);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return this;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    String text(String file) {
        try {
            return Files.readString(file(file), StandardCharsets.UTF_8).replace(path.toString(), "FOLDER");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Everything in the folder, as text. */
    Stream<Path> files() {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Grades the class into {@code FOLDER/out}. */
    Result grade(String... options) {
        String[] paths = {
            "grade",
            file("neuron.yaml").toString(),
            file("class").toString(),
            "-o",
            file("out").toString()
        };
        return run(Stream.concat(Stream.of(paths), Stream.of(options)).toArray(String[]::new));
    }

    /** Runs a command; in its arguments FOLDER stands for this folder. */
    Result run(String... arguments) {
        Result result = ConsoleCommand.run(Stream.of(arguments)
                .map(argument -> argument.replace("FOLDER", path.toString()))
                .toArray(String[]::new));
        return new Result(result.exitCode(), named(result.terminal()), named(result.output()), named(result.errors()));
    }

    private String named(String text) {
        return text.replace(path.toString(), "FOLDER");
    }
}
