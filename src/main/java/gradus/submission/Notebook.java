package gradus.submission;

import gradus.issue.Issue;
import gradus.issue.SourceText;
import gradus.submission.Regions.Region;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlReader;
import gradus.yaml.YamlScalar;
import gradus.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cells of a notebook, in formats 3 and 4. */
final class Notebook {
    private static final String TAG = "answer:";
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.']{0,60}");
    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");

    private final LineOffsets offsets;
    private final TextPaper paper;

    private Notebook(SourceText source, TextPaper paper) {
        this.offsets = new LineOffsets(source);
        this.paper = paper;
    }

    static SubmissionReading read(String file, byte[] bytes) {
        SourceText source = YamlReader.sourceText(file, bytes);
        TextPaper paper = new TextPaper(file);
        YamlReader.readWithLongTexts(file, bytes, paper.issues())
                .ifPresent(root -> new Notebook(source, paper).read(root));
        return paper.reading(source);
    }

    private void read(YamlNode root) {
        List<YamlMapping> cells = cells(root);
        if (cells.isEmpty()) {
            paper.issues()
                    .add(Issue.error(TextCodes.NO_NOTEBOOK, root.position(), 1, "this is no notebook with cells")
                            .withExpected(List.of("nbformat 4", "nbformat 3"))
                            .withFix("save it again from Jupyter"));
            return;
        }
        child(root, "metadata").ifPresent(this::metadata);
        cells.forEach(this::cell);
    }

    private static List<YamlMapping> cells(YamlNode root) {
        List<YamlMapping> sheets = mappings(root, "worksheets");
        return sheets.isEmpty()
                ? mappings(root, "cells")
                : sheets.stream()
                        .flatMap(sheet -> mappings(sheet, "cells").stream())
                        .toList();
    }

    private void metadata(YamlNode metadata) {
        for (YamlNode node : List.of(child(metadata, "gradus").orElse(metadata), metadata)) {
            text(node, "student").ifPresent(scalar -> paper.student(scalar.text()));
        }
        child(metadata, "gradus").flatMap(node -> text(node, "name")).ifPresent(scalar -> paper.name(scalar.text()));
        mappings(metadata, "authors").stream()
                .findFirst()
                .flatMap(author -> text(author, "name"))
                .ifPresent(scalar -> paper.name(scalar.text()));
        child(metadata, "gradus")
                .flatMap(node -> text(node, "problem"))
                .or(() -> text(metadata, "problem"))
                .ifPresent(scalar -> paper.problem(scalar.text().strip(), scalar.position()));
    }

    private void cell(YamlMapping cell) {
        String type = text(cell, "cell_type").map(YamlScalar::text).orElse("");
        Optional<PlacedText> written = text(child(cell, "source").or(() -> child(cell, "input")));
        if (type.equals("markdown")) {
            written.ifPresent(text -> TextDocument.read(text, Surface.MARKDOWN, paper));
        } else if (type.equals("heading")) {
            written.ifPresent(text -> paper.heading(text.text().strip(), text.at(0)));
        } else if (type.equals("code")) {
            written.ifPresent(text -> TextDocument.read(text, Surface.PYTHON, paper));
            Optional<String> name = tag(cell).or(() -> written.flatMap(text -> lastName(text.text())));
            mappings(cell, "outputs").forEach(output -> output(output, name));
        }
    }

    /** The quantity that a tag {@code answer:z1} gives to the result of a cell. */
    private static Optional<String> tag(YamlMapping cell) {
        return child(cell, "metadata")
                .flatMap(metadata -> child(metadata, "tags"))
                .filter(YamlSequence.class::isInstance)
                .flatMap(tags -> ((YamlSequence) tags)
                        .items().stream()
                                .filter(YamlScalar.class::isInstance)
                                .map(tag -> ((YamlScalar) tag).text())
                                .filter(tag -> tag.startsWith(TAG) && tag.length() > TAG.length())
                                .findFirst())
                .map(tag -> tag.substring(TAG.length()).strip());
    }

    /** The name that stands alone in the last line of a cell, whose result is its value. */
    private static Optional<String> lastName(String code) {
        String stripped = code.strip();
        Matcher name =
                NAME.matcher(stripped.substring(stripped.lastIndexOf('\n') + 1).strip());
        return name.matches() ? Optional.of(name.group()) : Optional.empty();
    }

    private void output(YamlMapping output, Optional<String> name) {
        String type = text(output, "output_type").map(YamlScalar::text).orElse("");
        boolean errors = text(output, "name")
                .or(() -> text(output, "stream"))
                .filter(stream -> stream.text().equals("stderr"))
                .isPresent();
        if (type.equals("stream") && !errors) {
            text(child(output, "text")).ifPresent(text -> TextDocument.read(uncoloured(text), Surface.TEXT, paper));
        } else if (type.equals("execute_result") || type.equals("display_data") || type.equals("pyout")) {
            Optional<YamlNode> data = child(output, "data");
            data.flatMap(node -> text(child(node, "text/plain")))
                    .or(() -> text(child(output, "text")))
                    .ifPresent(text -> result(uncoloured(text), name));
        }
    }

    private void result(PlacedText text, Optional<String> name) {
        if (name.isEmpty()) {
            TextDocument.read(text, Surface.TEXT, paper);
            return;
        }
        List<Region> all = List.of(new Region(0, text.text().length(), false));
        PairedText paired = Brackets.pair(text.text(), Surface.TEXT, all);
        new Chains(paired, text, paper)
                .addNamed(name.get(), new Span(0, text.text().length()));
    }

    /** Without the colours of a terminal; blanks stand in their place. */
    private static PlacedText uncoloured(PlacedText text) {
        Matcher colours = COLOURS.matcher(text.text());
        return colours.find()
                ? new PlacedText(
                        colours.replaceAll(found -> " ".repeat(found.group().length())), text::at)
                : text;
    }

    private static Optional<YamlNode> child(YamlNode node, String key) {
        return node instanceof YamlMapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.key().text().equals(key))
                        .map(entry -> entry.value())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<YamlScalar> text(YamlNode node, String key) {
        return child(node, key).filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
    }

    private static List<YamlMapping> mappings(YamlNode node, String key) {
        return child(node, key)
                .filter(YamlSequence.class::isInstance)
                .map(list -> ((YamlSequence) list)
                        .items().stream()
                                .filter(YamlMapping.class::isInstance)
                                .map(YamlMapping.class::cast)
                                .toList())
                .orElse(List.of());
    }

    /** A text that is one string or a list of them. */
    private Optional<PlacedText> text(Optional<YamlNode> node) {
        NotebookText text = new NotebookText(offsets);
        node.ifPresent(strings -> {
            if (strings instanceof YamlScalar scalar) {
                text.add(scalar);
            } else if (strings instanceof YamlSequence list) {
                list.items().stream().filter(YamlScalar.class::isInstance).forEach(item -> text.add((YamlScalar) item));
            }
        });
        PlacedText placed = text.placed();
        return placed.text().isEmpty() ? Optional.empty() : Optional.of(placed);
    }
}
