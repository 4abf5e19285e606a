package gradus.cli;

import gradus.batch.ResultStream;
import gradus.batch.RunIdentity;
import gradus.batch.WholeFile;
import gradus.grading.ClassResult;
import gradus.grading.StudentResult;
import gradus.report.Audience;
import gradus.report.PaperFeedback;
import gradus.report.language.Language;
import gradus.report.page.StudentHtml;
import gradus.report.page.StudentMarkdown;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Stack;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which reports are written for people, beside the files for machines. */
final class PageOptions {
    @Option(
            names = "--reports",
            arity = "0..1",
            paramLabel = "FORMAT",
            parameterConsumer = FormatConsumer.class,
            description =
                    "Also write one report a student, without true values: text, markdown or html; text if nothing"
                            + " is said.")
    private Format reports = Format.none;

    @Mixin
    private ClassOptions aboutTheClass = new ClassOptions();

    /** The form of reports; the names are what people type. */
    enum Format {
        none(""),
        text(".txt"),
        markdown(".md"),
        html(".html");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }
    }

    /** Takes the word behind the option only if it is a format: what follows may be the path of a problem. */
    static final class FormatConsumer implements IParameterConsumer {
        @Override
        @SuppressWarnings("JdkObsolete") // The interface hands out a Stack.
        public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
            Format format = Format.text;
            if (!words.isEmpty()) {
                for (Format known : Format.values()) {
                    if (known.name().equals(words.peek())) {
                        format = known;
                    }
                }
                if (format.name().equals(words.peek())) {
                    words.pop();
                }
            }
            option.setValue(format);
        }
    }

    /** Whether every student gets a report that is a text. */
    boolean areTexts() {
        return reports == Format.text;
    }

    /** Whether something is asked for that needs more than is kept of each paper. */
    boolean needWholeResults() {
        return aboutTheClass.areWanted() || reports == Format.markdown || reports == Format.html;
    }

    /** Writes what was asked for but for texts, and says so. */
    void write(ClassResult result, ResultStream whole, RunIdentity run, Path folder, PrintWriter terminal)
            throws IOException {
        aboutTheClass.write(result, whole, run, folder, terminal);
        if (reports == Format.markdown || reports == Format.html) {
            Function<StudentResult, String> writer = writer(result, run.language());
            Function<StudentResult, Report> report =
                    student -> new Report(FileNames.safe(student.student()) + reports.ending, writer.apply(student));
            try (Stream<Report> students = whole.students(report)) {
                for (Iterator<Report> reports = students.iterator(); reports.hasNext(); ) {
                    Report next = reports.next();
                    WholeFile.write(folder.resolve("reports").resolve(next.file()), next.text());
                }
            }
            terminal.println("Wrote " + result.gradedCount() + " reports to " + folder.resolve("reports") + ".");
        }
    }

    /** What a student gets to read. */
    private record Report(String file, String text) {}

    private Function<StudentResult, String> writer(ClassResult result, Language language) {
        Audience audience = Audience.student(result.problems()).in(language);
        if (reports == Format.markdown) {
            StudentMarkdown pages = new StudentMarkdown(result.problems(), language);
            return student -> pages.page(PaperFeedback.of(student, audience));
        }
        StudentHtml pages = new StudentHtml(result.problems(), language);
        return student -> pages.page(PaperFeedback.of(student, audience));
    }
}
