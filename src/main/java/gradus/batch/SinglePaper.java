package gradus.batch;

import gradus.grading.UnreadSubmission;
import gradus.intake.DownloadFile;
import gradus.intake.UnreadableFile;
import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import gradus.submission.SubmissionReaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The one submission that a platform hands over: a file, or all files of a folder that can be part of a submission. */
public final class SinglePaper {
    private SinglePaper() {}

    /** Reads and grades it; whatever is wrong with the path is a result, too. */
    public static Grader.Outcome grade(Grader grader, Path path) {
        try {
            if (!Files.isDirectory(path)) {
                return grader.grade(path.toString(), DownloadFile.of(path).bytes());
            }
            List<Path> papers = papers(path);
            return papers.isEmpty() ? unread(path, none(path)) : grade(grader, papers);
        } catch (UnreadableFile fault) {
            return unread(path, fault.issue());
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

    private static Grader.Outcome grade(Grader grader, List<Path> papers) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Path paper : papers) {
            contents.add(DownloadFile.of(paper).bytes());
        }
        return grader.grade(papers.stream().map(Path::toString).toList(), contents);
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

    /** Says why a file cannot be graded. */
    public static Grader.Outcome unread(Path path, Issue issue) {
        String name = path.toString();
        return new Grader.Outcome.Unread(
                new UnreadSubmission(Grader.stem(name), name, List.of(issue), SourceText.none(name)));
    }
}
