package gradus.batch;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import gradus.problem.Problem;
import gradus.problem.ProblemReader;
import gradus.problem.ProblemReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The problems of a run.
 *
 * @param readings what came of each file, by its path, in the order of the paths
 * @param named whether every file was named, rather than found in a folder
 * @param files the files with their content
 */
public record ProblemSet(Map<Path, ProblemReading> readings, boolean named, List<ProblemFile> files) {
    public ProblemSet {
        files = List.copyOf(files);
    }

    /**
     * Reads problem files.
     *
     * @param paths files, or folders whose .yaml, .yml and .json files are read, subfolders included
     * @throws IOException if a path cannot be read
     */
    public static ProblemSet read(List<Path> paths) throws IOException {
        Map<Path, ProblemFile> files = new LinkedHashMap<>();
        boolean named = true;
        for (Path path : paths) {
            named &= !Files.isDirectory(path);
            for (Path file : Folder.files(path)) {
                if (Files.isRegularFile(path) || Folder.hasEnding(file, ".yaml", ".yml", ".json")) {
                    files.put(file, ProblemFile.read(file));
                }
            }
        }
        return of(List.copyOf(files.values()), named);
    }

    /** The problems of files whose content is known. */
    static ProblemSet of(List<ProblemFile> files, boolean named) {
        Map<Path, ProblemReading> readings = new LinkedHashMap<>();
        files.forEach(
                file -> readings.put(file.path(), ProblemReader.read(file.path().toString(), file.content())));
        refuseSharedIds(readings);
        return new ProblemSet(readings, named, files);
    }

    /** Two files with one id: the second is at fault. */
    private static void refuseSharedIds(Map<Path, ProblemReading> readings) {
        Map<String, Path> first = new HashMap<>();
        readings.forEach((file, reading) -> reading.problem().ifPresent(problem -> {
            Path earlier = first.putIfAbsent(problem.id(), file);
            if (earlier != null) {
                reading.issues()
                        .add(Issue.error(
                                        BatchCodes.SHARED_ID,
                                        new SourcePosition(file.toString(), 1, 1),
                                        1,
                                        "the id '" + problem.id() + "' is that of " + earlier + " too")
                                .withFix("give every problem an id of its own"));
            }
        }));
    }

    public boolean hasErrors() {
        return readings.values().stream().anyMatch(reading -> reading.issues().hasErrors());
    }

    /** The problems of all files without an error. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        readings.values().stream()
                .filter(reading -> !reading.issues().hasErrors())
                .forEach(reading -> reading.problem().ifPresent(problems::add));
        return problems;
    }

    /** The issues of all files as text, each under its own source; empty if there are none. */
    public String render() {
        StringBuilder text = new StringBuilder();
        readings.values().forEach(reading -> append(text, reading.issues(), reading.source()));
        return text.toString();
    }

    private static void append(StringBuilder text, IssueList issues, SourceText source) {
        if (!issues.isEmpty()) {
            text.append(issues.render(source)).append('\n');
        }
    }
}
