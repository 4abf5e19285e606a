package gradus.fuzz;

import gradus.assignment.AssignmentReader;
import gradus.batch.OverridesReader;
import gradus.formula.Dialect;
import gradus.formula.FormulaReader;
import gradus.formula.FormulaScopes;
import gradus.grading.Marker;
import gradus.intake.Download;
import gradus.intake.DownloadFile;
import gradus.intake.HandIn;
import gradus.intake.Intake;
import gradus.intake.IntakeChoices;
import gradus.intake.RosterReader;
import gradus.intake.UnreadableFile;
import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import gradus.problem.Course;
import gradus.problem.Problem;
import gradus.problem.ProblemReader;
import gradus.problem.ProblemReading;
import gradus.submission.SubmissionReader;
import gradus.submission.SubmissionReaders;
import gradus.submission.SubmissionReading;
import gradus.tensor.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Something that reads what strangers write.
 *
 * @param name what it is called on the command line
 * @param corpus files that it reads
 * @param reading reads a file, and fails if it does not say what is wrong with one that it refuses
 */
record Target(String name, List<byte[]> corpus, Reading reading) {
    /** Reads the bytes of a file. */
    interface Reading {
        void read(byte[] bytes) throws IOException;
    }

    private static final List<String> SUBMISSIONS =
            List.of("yaml", "json", "csv", "tsv", "npy", "npz", "mat", "ipynb", "md", "tex", "txt", "m", "py");

    private static final List<Path> FOLDERS = List.of(
            Path.of("submissions-sample"),
            Path.of("src/test/resources"),
            Path.of("src/test/snippets"),
            Path.of("src/test/fuzz"));

    static List<Target> all() throws IOException {
        Problem problem = problem();
        List<Target> targets = new ArrayList<>();
        for (String format : SUBMISSIONS) {
            targets.add(submissions(format, problem));
        }
        targets.add(new Target("problem", found("problems", "yaml"), Target::problem));
        targets.add(new Target("formula", found("src/test/fuzz", "formula"), Target::formula));
        targets.add(new Target("course", found("src/test/fuzz", "course"), Target::course));
        targets.add(new Target("assignment", found("src/test/fuzz", "assignment"), Target::assignment));
        targets.add(new Target("roster", found("src/test/fuzz", "roster"), Target::roster));
        targets.add(new Target("overrides", found("src/test/fuzz", "overrides"), bytes -> overrides(bytes, problem)));
        targets.add(new Target("zip", List.of(zip()), Target::zip));
        return targets;
    }

    private static Problem problem() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("problems/004-exercise-1.yaml"));
        return ProblemReader.read("problem.yaml", bytes).problem().orElseThrow();
    }

    /** Read and marked: what can be read has to be judged, too. */
    private static Target submissions(String format, Problem problem) throws IOException {
        SubmissionReader reader =
                SubmissionReaders.installed().forFile("s." + format).orElseThrow();
        Marker marker = new Marker(problem);
        List<byte[]> corpus = new ArrayList<>();
        for (Path folder : FOLDERS) {
            corpus.addAll(found(folder.toString(), format));
        }
        return new Target(format, corpus, bytes -> {
            SubmissionReading reading = reader.read("s." + format, bytes);
            require(reading.submission().isPresent() || !reading.issues().isEmpty());
            reading.issues().forEach(issue -> issue.text(reading.source()));
            reading.submission().stream()
                    .flatMap(submission -> submission.answers().stream())
                    .limit(3)
                    .forEach(marker::mark);
        });
    }

    private static void problem(byte[] bytes) {
        ProblemReading reading = ProblemReader.read("p.yaml", bytes);
        require(reading.problem().isPresent() || reading.issues().hasErrors());
        reading.issues().render(reading.source());
    }

    private static void formula(byte[] bytes) {
        FormulaReader reader = FormulaScopes.reader(
                Dialect.ANY,
                Map.of("W2", Shape.of(2, 3), "x", Shape.of(3, 1), "d", Shape.of(2, 1), "y", Shape.of(2, 1)));
        reader.read(new String(bytes, StandardCharsets.UTF_8), SourcePosition.start("f"));
    }

    private static void course(byte[] bytes) {
        Course.Reading reading = Course.read("course.yaml", bytes);
        require(reading.course().isPresent() || reading.issues().hasErrors());
        reading.issues().render(reading.source());
    }

    private static void assignment(byte[] bytes) {
        AssignmentReader.Reading reading = AssignmentReader.read("assignment.yaml", bytes);
        require(reading.assignment().isPresent() || reading.issues().hasErrors());
        reading.issues().render(reading.source());
    }

    private static void roster(byte[] bytes) {
        IssueList issues = new IssueList();
        boolean isRead = RosterReader.read("roster.csv", bytes, issues).isPresent();
        require(isRead || issues.hasErrors());
        issues.render(SourceText.none("roster.csv"));
    }

    private static void overrides(byte[] bytes, Problem problem) {
        OverridesReader.read("overrides.csv", bytes, List.of(problem))
                .issues()
                .render(SourceText.none("overrides.csv"));
    }

    private static void zip(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", ".zip");
        try {
            Files.write(file, bytes);
            try (Download download = Intake.of(file, IntakeChoices.none())) {
                for (HandIn handIn : download.handIns()) {
                    for (DownloadFile content : handIn.files()) {
                        readOrRefused(content);
                    }
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void readOrRefused(DownloadFile file) throws IOException {
        try {
            file.bytes();
        } catch (UnreadableFile refused) {
            require(!refused.issue().message().isEmpty());
        }
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name :
                    List.of("ada/a.yaml", "bob/b.json", "bob/c.zip", "Smith_1_assignsubmission_file_/x.yaml")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("answers: {E: 1}\n".repeat(50).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static List<byte[]> found(String folder, String ending) throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> inside = Files.walk(Path.of(folder))) {
            for (Path file : inside.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith("." + ending))
                    .sorted()
                    .toList()) {
                files.add(Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("neither read nor refused with a reason");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
