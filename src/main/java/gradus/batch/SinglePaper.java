package gradus.batch;

import gradus.grading.UnreadSubmission;
import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import gradus.submission.SubmissionReaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The one submission that a platform hands over: a file, or the only one of a folder that can be a submission. */
public final class SinglePaper {
    private static final int MOST_NAMED = 10;

    private SinglePaper() {}

    /** Reads and grades it; whatever is wrong with the path is a result, too. */
    public static Grader.Outcome grade(Grader grader, Path path) {
        try {
            if (!Files.isDirectory(path)) {
                return grader.grade(path.toString(), Files.readAllBytes(path));
            }
            List<Path> papers = papers(path);
            return papers.size() == 1
                    ? grader.grade(papers.get(0).toString(), Files.readAllBytes(papers.get(0)))
                    : unread(path, papers.isEmpty() ? none(path) : several(path, papers));
        } catch (IOException fault) {
            return unread(
                    path,
                    Issue.error(
                            BatchCodes.CANNOT_OPEN,
                            SourcePosition.start(path.toString()),
                            1,
                            "the file cannot be opened: " + fault.getMessage()));
        }
    }

    private static List<Path> papers(Path folder) throws IOException {
        SubmissionReaders readers = SubmissionReaders.installed();
        return Folder.files(folder).stream()
                .filter(file -> !HandInFile.isReadme(file.getFileName().toString()))
                .filter(file -> readers.forFile(file.toString()).isPresent())
                .toList();
    }

    private static Issue none(Path folder) {
        return Issue.error(
                        BatchCodes.NO_SINGLE_PAPER,
                        SourcePosition.start(folder.toString()),
                        1,
                        "there is no file here that can be a submission")
                .withExpected(SubmissionReaders.installed().extensions())
                .withFix("hand in a file whose name ends in one of these");
    }

    private static Issue several(Path folder, List<Path> papers) {
        String names = papers.stream()
                .limit(MOST_NAMED)
                .map(file -> folder.relativize(file).toString())
                .collect(Collectors.joining(", "));
        return Issue.error(
                        BatchCodes.NO_SINGLE_PAPER,
                        SourcePosition.start(folder.toString()),
                        1,
                        "several files can be the submission: " + names + (papers.size() > MOST_NAMED ? ", …" : ""))
                .withFix("hand in one file only");
    }

    private static Grader.Outcome unread(Path path, Issue issue) {
        String name = path.toString();
        return new Grader.Outcome.Unread(
                new UnreadSubmission(Grader.stem(name), name, List.of(issue), SourceText.none(name)));
    }
}
