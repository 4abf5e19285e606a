package gradus.docs;

import gradus.cli.ConsoleCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A terminal for examples. It stands in the folder of the project, so that {@code problems} is there, and has the files of
 * the page beside it in a folder of its own, into which everything is written. Understands {@code gradus}, {@code cat} and
 * {@code echo $?}, and {@code >} behind a command.
 */
final class ConsoleSession {
    private static final Pattern WORD = Pattern.compile("(?:[^ ']|'[^']*')+");

    private final Path folder;
    private int exitCode;

    /**
     * A terminal.
     *
     * @param folder an empty folder
     */
    ConsoleSession(Path folder) {
        this.folder = folder;
    }

    void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void change(ConsolePage.Change change) throws IOException {
        String text = Files.readString(folder.resolve(change.file()));
        if (text.split(Pattern.quote(change.before()), -1).length != 2) {
            throw new AssertionError("'" + change.before() + "' does not stand once in " + change.file());
        }
        write(change.file(), text.replace(change.before(), change.after()));
    }

    /** What a terminal shows of a command. */
    String run(String command) {
        String[] redirected = command.split(" > ", 2);
        List<String> words = words(redirected[0]);
        String shown = switch (words.get(0)) {
            case "gradus", "./gradus" -> gradus(words.subList(1, words.size()), redirected);
            case "cat" -> content(words.get(1));
            case "echo" -> exitCode + "\n";
            default -> throw new AssertionError("no example can run '" + words.get(0) + "'");
        };
        return shown.replace(folder + "/", "");
    }

    /** The words as a shell takes them, where nothing but single quotes is special. */
    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> word.group().replace("'", ""))
                .toList();
    }

    private String gradus(List<String> words, String[] redirected) {
        ConsoleCommand.Result result = ConsoleCommand.run(resolved(words).toArray(String[]::new));
        exitCode = result.exitCode();
        if (redirected.length == 1) {
            return result.terminal();
        }
        try {
            write(redirected[1].strip(), result.output());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return result.errors();
    }

    /** The words with paths below the folder of the page; a class is never graded into the folder of the project. */
    private List<String> resolved(List<String> words) {
        List<String> resolved = new ArrayList<>();
        for (String word : words) {
            boolean isNew = !resolved.isEmpty() && List.of("-o", "--out").contains(resolved.get(resolved.size() - 1));
            boolean isOfPage = isNew || Files.exists(folder.resolve(word));
            resolved.add(isOfPage ? folder.resolve(word).toString() : word);
        }
        boolean writesResults = words.contains("grade") && !words.contains("--help");
        if (writesResults && words.stream().noneMatch(List.of("-o", "--out")::contains)) {
            resolved.addAll(List.of("--out", folder.resolve("results").toString()));
        }
        return resolved;
    }

    private String content(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
