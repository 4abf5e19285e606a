package gradus.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of the project, and the examples and tables in them. */
final class Documents {
    private static final Pattern FENCE = Pattern.compile("( *)(`{3,})([^`]*)");

    private Documents() {}

    /**
     * A fenced block.
     *
     * @param page the page it is on
     * @param line the line of its fence, counted from 1
     * @param words what stands behind the fence: a language, and what the block is
     * @param text what is inside, without the indentation of the fence
     */
    record Block(Path page, int line, List<String> words, String text) {
        /** Whether the fence says {@code kind} behind the language. */
        boolean is(String kind) {
            return words.size() > 1 && words.get(1).equals(kind);
        }

        /** The name of a file in the language of the block. */
        String fileName() {
            return "example." + words.get(0);
        }

        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    /** README.md, where there is one, and every page below docs/. */
    static List<Path> pages() {
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), files.sorted())
                    .filter(file -> file.toString().endsWith(".md") && Files.exists(file))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The fenced blocks of all pages. */
    static List<Block> blocks() {
        return pages().stream().flatMap(page -> blocks(page).stream()).toList();
    }

    /** The fenced blocks of a page, in order. */
    static List<Block> blocks(Path page) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = lines(page);
        for (int i = 0; i < lines.size(); i++) {
            Matcher opening = FENCE.matcher(lines.get(i));
            if (opening.matches()) {
                int end = i + 1;
                while (!lines.get(end).strip().equals(opening.group(2))) {
                    end++;
                }
                blocks.add(new Block(
                        page,
                        i + 1,
                        List.of(opening.group(3).strip().split(" +")),
                        unindented(lines.subList(i + 1, end), opening.group(1))));
                i = end;
            }
        }
        return blocks;
    }

    private static String unindented(List<String> lines, String indentation) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.startsWith(indentation) ? line.substring(indentation.length()) : line)
                .append('\n'));
        return text.toString();
    }

    static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The rows of the table behind {@code <!-- name -->}, without its head, cell by cell. */
    static List<List<String>> table(Path page, String name) {
        List<String> lines = lines(page);
        int head = lines.indexOf("<!-- " + name + " -->") + 1;
        if (head == 0) {
            throw new AssertionError(page + " has no table " + name);
        }
        return lines.subList(head + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .map(Documents::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.lastIndexOf('|')).split("(?<!\\\\)\\|", -1))
                .map(String::strip)
                .toList();
    }

    /** What stands in {@code `…`} in a cell. */
    static List<String> code(String cell) {
        return Pattern.compile("`([^`]+)`")
                .matcher(cell)
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
