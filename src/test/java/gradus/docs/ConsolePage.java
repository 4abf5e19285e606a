package gradus.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a reader of a page has on disk and types, in the order of the page.
 *
 * <p>A fenced block whose fence says {@code file=NAME} is a file. A block whose fence says {@code console} holds commands
 * behind {@code $}, each followed by what it prints. Between them a comment {@code <!-- in NAME: OLD -> NEW -->} changes a
 * file, as the text beside it tells the reader to.
 *
 * @param files the files by name
 * @param steps commands and changes
 */
record ConsolePage(Map<String, String> files, List<Step> steps) {
    private static final String FILE = "file=";
    private static final Pattern CHANGE = Pattern.compile("<!-- in (\\S+): (.+) -> (.+) -->");
    private static final String PROMPT = "$ ";

    /** Something that happens at a place of the page. */
    sealed interface Step {}

    /**
     * A command with what the page says it prints.
     *
     * @param place page and line, for the message of a failure
     * @param command what stands behind the prompt
     * @param output the lines up to the next prompt, each with its line end
     */
    record Command(String place, String command, String output) implements Step {}

    /**
     * A change of a file.
     *
     * @param file its name
     * @param before a text that stands there once
     * @param after what stands there from now on
     */
    record Change(String file, String before, String after) implements Step {}

    static ConsolePage read(Path page) {
        ConsolePage read = new ConsolePage(new LinkedHashMap<>(), new ArrayList<>());
        Map<Integer, Documents.Block> blocks =
                Documents.blocks(page).stream().collect(Collectors.toMap(Documents.Block::line, block -> block));
        List<String> lines = Documents.lines(page);
        for (int line = 1; line <= lines.size(); line++) {
            Matcher change = CHANGE.matcher(lines.get(line - 1));
            if (change.matches()) {
                read.steps().add(new Change(change.group(1), change.group(2), change.group(3)));
            }
            if (blocks.containsKey(line)) {
                read.add(blocks.get(line));
            }
        }
        return read;
    }

    private void add(Documents.Block block) {
        block.words().stream()
                .filter(word -> word.startsWith(FILE))
                .forEach(word -> files.put(word.substring(FILE.length()), block.text()));
        if (block.words().get(0).equals("console")) {
            addCommands(List.of(block.text().split("\n")), block.toString());
        }
    }

    private void addCommands(List<String> content, String place) {
        if (!content.get(0).startsWith(PROMPT)) {
            throw new AssertionError(place + ": a console block starts with a command");
        }
        int start = 0;
        while (start < content.size()) {
            int end = start + 1;
            while (end < content.size() && !content.get(end).startsWith(PROMPT)) {
                end++;
            }
            String command = content.get(start).substring(PROMPT.length());
            steps.add(new Command(place, command, text(content.subList(start + 1, end))));
            start = end;
        }
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
