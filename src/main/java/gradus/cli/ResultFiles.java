package gradus.cli;

import gradus.batch.Merge;
import gradus.batch.RunIdentity;
import gradus.batch.WholeFile;
import gradus.grading.ClassResult;
import gradus.grading.GradedPaper;
import gradus.report.Audience;
import gradus.report.GradesCsv;
import gradus.report.ResultsLines;
import gradus.report.StudentReports;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;

/** The files with the results of a class. */
final class ResultFiles {
    private final Path folder;

    ResultFiles(Path folder) {
        this.folder = folder;
    }

    /** Whether a file is one that an earlier run into the same folder wrote, which is nobody's submission. */
    boolean holds(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path results = folder.toAbsolutePath().normalize();
        return whole.equals(results.resolve("grades.csv"))
                || whole.equals(results.resolve("results.jsonl"))
                || whole.equals(results.resolve(ClassOptions.PAGE))
                || whole.startsWith(results.resolve(ClassOptions.FIGURES))
                || whole.startsWith(results.resolve("reports"))
                || (results.equals(whole.getParent()) && Merge.isShard(whole));
    }

    /** Writes all files, and says so. */
    void write(RunIdentity run, ClassResult result, PrintWriter terminal) throws IOException {
        Path grades = folder.resolve("grades.csv");
        Path lines = folder.resolve("results.jsonl");
        WholeFile.write(grades, out -> GradesCsv.write(result, out));
        WholeFile.write(
                lines, out -> new ResultsLines(run.version(), result.problems(), run.language()).write(result, out));
        terminal.println("Wrote " + grades + " and " + lines + ".");
        if (run.reports()) {
            StudentReports reports =
                    new StudentReports(Audience.student(result.problems()).in(run.language()));
            for (Iterator<GradedPaper> papers = result.graded().iterator(); papers.hasNext(); ) {
                GradedPaper paper = papers.next();
                WholeFile.write(reportFile(paper), reports.text(paper, result));
            }
            terminal.println("Wrote " + result.gradedCount() + " reports to " + folder.resolve("reports") + ".");
        }
    }

    private Path reportFile(GradedPaper paper) {
        return folder.resolve("reports").resolve(FileNames.safe(paper.student()) + ".txt");
    }
}
