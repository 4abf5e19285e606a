package gradus.submission;

import gradus.submission.Regions.Region;
import gradus.yaml.Syntax;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through a text line by line: headers and headings, blocks in other notations, and between them what may hold answers. */
final class TextDocument {
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})\\s*\\{?[.=]?([\\w+-]*).*");
    private static final int LONGEST_FENCE = 200;

    private final PlacedText placed;
    private final LineColumns lines;
    private final Surface surface;
    private final TextPaper paper;
    private final HeaderLine headers;
    private int passageFrom;

    private TextDocument(PlacedText placed, Surface surface, TextPaper paper) {
        this.placed = placed;
        this.lines = new LineColumns(paper.file(), placed.text());
        this.surface = surface;
        this.paper = paper;
        this.headers = new HeaderLine(paper, surface);
    }

    /** Puts into a paper what a text holds. */
    static void read(PlacedText placed, Surface surface, TextPaper paper) {
        new TextDocument(placed, surface, paper).read();
    }

    private void read() {
        int line = frontMatter();
        passageFrom = start(line);
        while (line < lines.lines()) {
            line = next(line);
        }
        endPassage(placed.text().length());
    }

    /** Takes a line, or the block that begins with it; the line to go on with. */
    private int next(int line) {
        Matcher fence = FENCE.matcher(start(line + 1) - start(line) > LONGEST_FENCE ? "" : text(line));
        if (surface == Surface.MARKDOWN && fence.matches()) {
            int end = fenceEnd(line + 1, fence.group(1));
            endPassage(start(line));
            block(fence.group(2).toLowerCase(Locale.ROOT), start(line + 1), start(end));
            passageFrom = start(end + 1);
            return end + 1;
        }
        Optional<Runnable> header = headers.said(placed, span(line));
        if (header.isPresent()) {
            endPassage(start(line));
            header.get().run();
            passageFrom = start(line + 1);
        }
        return line + 1;
    }

    private void endPassage(int to) {
        Span passage = new Span(Math.min(passageFrom, to), to);
        if (!passage.isBlank(placed.text())) {
            PlacedText part = placed.part(passage.from(), passage.to());
            Passage.read(part, surface, Regions.of(Comments.blanked(part.text(), surface), surface), paper);
        }
    }

    /** Reads what stands between two lines {@code ---} at the top; the line behind it. */
    private int frontMatter() {
        if (surface != Surface.MARKDOWN || !text(0).strip().equals("---")) {
            return 0;
        }
        for (int line = 1; line < lines.lines(); line++) {
            String text = text(line).strip();
            if (text.equals("---") || text.equals("...")) {
                frontMatter(line);
                return line + 1;
            }
        }
        return 0;
    }

    private void frontMatter(int end) {
        boolean answers = false;
        for (int line = 1; line < end; line++) {
            answers |= text(line).startsWith("answers:");
        }
        if (answers) {
            YamlBlock.read(placed.part(start(1), start(end)), Syntax.YAML, paper);
            return;
        }
        for (int line = 1; line < end; line++) {
            headers.said(placed, span(line)).ifPresent(Runnable::run);
        }
    }

    private int fenceEnd(int from, String fence) {
        for (int line = from; line < lines.lines(); line++) {
            String text = start(line + 1) - start(line) > LONGEST_FENCE
                    ? ""
                    : text(line).strip();
            boolean onlyMarks = !text.isEmpty() && text.chars().allMatch(c -> c == fence.charAt(0));
            if (onlyMarks && text.length() >= fence.length()) {
                return line;
            }
        }
        return lines.lines();
    }

    private void block(String language, int from, int to) {
        PlacedText part = placed.part(Math.min(from, to), to);
        switch (language) {
            case "yaml", "yml" -> YamlBlock.read(part, Syntax.YAML, paper);
            case "json" -> YamlBlock.read(part, Syntax.JSON, paper);
            case "python", "py", "python3", "ipython", "ipython3" -> read(part, Surface.PYTHON, paper);
            case "matlab", "octave", "m" -> read(part, Surface.MATLAB, paper);
            case "latex", "tex" -> read(part, Surface.LATEX, paper);
            case "math" ->
                Passage.read(
                        part, Surface.LATEX, List.of(new Region(0, part.text().length(), true)), paper);
            default -> read(part, Surface.TEXT, paper);
        }
    }

    private String text(int line) {
        return span(line).of(placed.text());
    }

    /** A line without its end. */
    private Span span(int line) {
        int from = start(line);
        int to = start(line + 1);
        while (to > from && "\r\n".indexOf(placed.text().charAt(to - 1)) >= 0) {
            to--;
        }
        return new Span(from, to);
    }

    private int start(int line) {
        return line < lines.lines() ? lines.start(line) : placed.text().length();
    }
}
