package gradus.cli;

import gradus.batch.ResultStream;
import gradus.batch.RunIdentity;
import gradus.batch.WholeFile;
import gradus.grading.ClassResult;
import gradus.grading.StudentResult;
import gradus.grading.SuspectKey;
import gradus.grading.UnreadSubmission;
import gradus.grading.shared.SharedErrors;
import gradus.report.figures.FiguresJson;
import gradus.report.figures.Table;
import gradus.report.figures.TableCsv;
import gradus.report.page.ClassHtml;
import gradus.report.page.ClassTables;
import gradus.report.page.ClassTally;
import gradus.report.page.SharedText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What is written about the class as a whole, for its instructor. */
final class ClassOptions {
    static final String PAGE = "class.html";
    static final String FIGURES = "figures";

    @Option(
            names = "--page",
            description =
                    "Also write class.html: how the class did, which mistakes were made where, and what to explain"
                            + " again.")
    private boolean page;

    @Option(
            names = "--figures",
            description = "Also write the folder figures: what class.html shows, as class.json and as CSV tables.")
    private boolean figures;

    @Option(
            names = "--shared-errors",
            description = "Also list papers that share errors which hardly anybody else made, with how often each was"
                    + " made: here, and in class.html and the figures.")
    private boolean sharedErrors;

    /** Whether something is asked for, which needs more than is kept of each paper. */
    boolean areWanted() {
        return page || figures || sharedErrors;
    }

    /** Writes what was asked for, and says so. */
    void write(ClassResult result, ResultStream whole, RunIdentity run, Path folder, PrintWriter terminal)
            throws IOException {
        if (!areWanted()) {
            return;
        }
        ClassTally tally = new ClassTally(
                result.problems(), result.maximum(), sharedErrors ? Optional.of(new SharedErrors()) : Optional.empty());
        try (Stream<StudentResult> students = whole.students(Function.identity());
                Stream<UnreadSubmission> unread = whole.unread(Function.identity())) {
            students.forEachOrdered(tally::add);
            unread.forEachOrdered(tally::add);
        }
        Map<String, String> files = new HashMap<>();
        run.problems().fileOfProblem().forEach((id, file) -> files.put(id, file.toString()));
        List<SuspectKey> suspects = SuspectKey.of(result);
        if (sharedErrors) {
            SharedText.write(tally, run.language(), terminal);
        }
        int absent = result.absent().size();
        if (page) {
            WholeFile.write(folder.resolve(PAGE), ClassHtml.page(tally, files, suspects, absent, run.language()));
            terminal.println("Wrote " + folder.resolve(PAGE) + ".");
        }
        if (figures) {
            ClassTables all = new ClassTables(tally, files);
            List<Table> tables = all.tables(suspects);
            Path target = folder.resolve(FIGURES);
            for (Table table : tables) {
                WholeFile.write(target.resolve(table.name() + ".csv"), out -> TableCsv.write(table, out));
            }
            WholeFile.write(target.resolve("class.json"), FiguresJson.text(run.version(), all.whole(absent), tables));
            terminal.println("Wrote class.json and " + tables.size() + " tables to " + target + ".");
        }
    }
}
