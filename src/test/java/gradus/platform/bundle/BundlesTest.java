package gradus.platform.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import gradus.platform.bundle.BundleContents.ProblemFile;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bundles, unpacked and run as each platform does it, in folders that lie as its containers have them. The jar in them is one
 * that leads to the compiled classes, because the real one is built only after the tests.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the platforms run Linux")
class BundlesTest {
    private static final Path PROBLEM = Path.of("src/test/snippets/platforms/problems/neuron.yaml");
    private static final String HALF_RIGHT = "answers: {z1: -0.5, E: 4, dE/dW1: [-2.5, 7.5]}\n";

    @TempDir
    private Path temporary;

    private Path root = Path.of("");

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectories(temporary.resolve("a root with blanks"));
    }

    @Test
    void ofGradescope() throws Exception {
        Path autograder = root.resolve("autograder");
        unpack("gradescope", autograder.resolve("source"));
        Files.copy(autograder.resolve("source/run_autograder"), autograder.resolve("run_autograder"));
        makeProgram(autograder.resolve("run_autograder"));
        write(autograder.resolve("submission/any name.yml"), HALF_RIGHT);

        run(autograder, Map.of(), "./run_autograder");

        JsonNode result = json(autograder.resolve("results/results.json"));
        assertThat(result.get("score").decimalValue()).isEqualByComparingTo("1.75");
        assertThat(result.get("tests").size()).isEqualTo(4);
    }

    @Test
    void ofGradescopeWithoutASubmission() throws Exception {
        Path autograder = root.resolve("autograder");
        unpack("gradescope", autograder.resolve("source"));
        Files.copy(autograder.resolve("source/run_autograder"), autograder.resolve("run_autograder"));
        makeProgram(autograder.resolve("run_autograder"));
        write(autograder.resolve("submission/homework.pdf"), "%PDF");

        run(autograder, Map.of(), "./run_autograder");

        assertThat(json(autograder.resolve("results/results.json")).toString())
                .contains("there is no file here that can be a submission");
    }

    @Test
    void ofGradescopeInstallsNothingWhereJavaIs() throws Exception {
        unpack("gradescope", root);

        assertThat(run(root, Map.of(), "./setup.sh")).isEmpty();
    }

    @Test
    void ofPrairieLearn() throws Exception {
        Path question = root.resolve("question");
        unpack("prairielearn", question);
        Path grade = Files.createDirectories(root.resolve("grade"));
        copyTree(question.resolve("tests"), grade.resolve("tests"));
        write(grade.resolve("student/answers.yaml"), HALF_RIGHT);
        makeProgram(grade.resolve("tests/run.sh"));

        run(grade, Map.of(), grade.resolve("tests/run.sh").toString());

        assertThat(json(grade.resolve("results/results.json")).get("score").decimalValue())
                .isEqualByComparingTo("0.5");
        JsonNode info = json(question.resolve("info.json"));
        assertThat(info.get("uuid").stringValue())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(info.at("/externalGradingOptions/entrypoint").stringValue()).isEqualTo("/grade/tests/run.sh");
        assertThat(question.resolve("clientFilesQuestion/answers.yaml"))
                .content()
                .contains("dE/dW1:");
    }

    @Test
    void ofVpl() throws Exception {
        unpack("vpl", root);
        Files.delete(root.resolve("answers.yaml"));
        write(root.resolve("my answers.yaml"), HALF_RIGHT);
        write(root.resolve("vpl_environment.sh"), """
                export VPL_GRADEMIN=0
                export VPL_GRADEMAX=10
                export VPL_SUBFILE0="my answers.yaml"
                """);

        run(root, Map.of(), "./vpl_evaluate.sh");
        String output = run(root, Map.of(), "./vpl_execution");

        assertThat(output).startsWith("<|--\n-neuron, ").endsWith("\nGrade :=>> 5\n");
        assertThat(root.resolve("gradus-problems")).doesNotExist();
    }

    @Test
    void ofVplSaysThatTheGraderFailed() throws Exception {
        unpack("vpl", root);
        write(root.resolve("vpl_environment.sh"), "");
        write(root.resolve("gradus.jar"), "no jar");

        run(root, Map.of(), "./vpl_evaluate.sh");

        assertThat(run(root, Map.of(), "./vpl_execution"))
                .isEqualTo("Comment :=>>The grader failed. Please tell your teacher.\n");
    }

    @Test
    void ofCodeRunner() throws Exception {
        assumeThat(hasProgram("python3")).isTrue();
        unpack("coderunner", root);
        String paper = HALF_RIGHT + "# \"\"\" \\ 'quotes' ∂\n";
        String program = Files.readString(root.resolve("template.py"))
                .replace("{{ STUDENT_ANSWER | e('py') }}", asPythonText(paper));
        assertThat(program).doesNotContain("{{", "@");
        Files.delete(root.resolve("answers.yaml"));
        write(root.resolve("prog.py"), program);

        String output = run(root, Map.of(), "python3", "prog.py");

        assertThat(JsonMapper.shared().readTree(output).get("fraction").decimalValue())
                .isEqualByComparingTo("0.5");
    }

    @Test
    void ofAutolab() throws Exception {
        assumeThat(hasProgram("make")).isTrue();
        Path bundle = root.resolve("bundle");
        unpack("autolab", bundle);
        Path job = Files.createDirectories(root.resolve("job"));
        Files.copy(bundle.resolve("autograde-Makefile"), job.resolve("Makefile"));
        Files.copy(bundle.resolve("autograde.tar"), job.resolve("autograde.tar"));
        write(job.resolve("answers.yaml"), HALF_RIGHT);

        String output = run(job, Map.of(), "make");

        assertThat(output.stripTrailing()).endsWith("\n{\"scores\":{\"neuron\":1.75}}");
        assertThat(bundle.resolve("README.txt")).content().contains("   neuron: 3.5\n");
    }

    @Test
    void ofGitHubClassroom() throws Exception {
        unpack("github-classroom", root);
        write(root.resolve("answers.yaml"), HALF_RIGHT);
        Path output = root.resolve("github-output");

        run(root, Map.of("GITHUB_OUTPUT", output.toString()), "sh", ".github/gradus/run.sh");

        String line = Files.readString(output);
        assertThat(line).startsWith("result=").endsWith("\n").hasLineCount(1);
        String result = new String(
                Base64.getDecoder().decode(line.strip().substring("result=".length())), StandardCharsets.UTF_8);
        assertThat(JsonMapper.shared().readTree(result).get("max_score").decimalValue())
                .isEqualByComparingTo("3.5");
        assertThat(root.resolve(".github/workflows/classroom.yml"))
                .content()
                .contains("GRADUS_RESULTS: ${{ steps.gradus.outputs.result }}", "runners: gradus");
    }

    @Test
    void theSameProblemsGiveTheSameBytes() throws IOException {
        for (String name : Bundles.installed().names()) {
            assertThat(bytes(name)).isEqualTo(bytes(name));
        }
    }

    private static Map<String, List<Byte>> bytes(String name) throws IOException {
        Map<String, List<Byte>> bytes = new java.util.TreeMap<>();
        for (BundleFile file : files(name)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            file.content().writeTo(out);
            bytes.put(file.path(), new java.util.ArrayList<>());
            for (byte one : out.toByteArray()) {
                bytes.get(file.path()).add(one);
            }
        }
        return bytes;
    }

    private static List<BundleFile> files(String name) {
        Problem problem = ProblemFiles.read(PROBLEM);
        ProblemFile file = new ProblemFile(problem, ".yaml", out -> Files.copy(PROBLEM, out));
        BundleContents contents = new BundleContents(List.of(file), BundlesTest::writeThinJar);
        return Bundles.installed().find(name).orElseThrow().files(contents);
    }

    private static void unpack(String name, Path folder) throws IOException {
        for (BundleFile file : files(name)) {
            Path path = folder.resolve(file.path());
            Files.createDirectories(path.getParent());
            try (OutputStream out = Files.newOutputStream(path)) {
                file.content().writeTo(out);
            }
            if (file.executable()) {
                makeProgram(path);
            }
        }
    }

    /** A jar with nothing but the way to the classes of this test run. */
    private static void writeThinJar(OutputStream out) throws IOException {
        String path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .map(Path::toUri)
                .map(URI::toString)
                .collect(Collectors.joining(" "));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "gradus.cli.Main");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, path);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            java.util.zip.ZipEntry entry = new java.util.zip.ZipEntry("META-INF/MANIFEST.MF");
            entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
            jar.putNextEntry(entry);
            manifest.write(jar);
        }
        bytes.writeTo(out);
    }

    /** Runs a program with little more in its environment than the Java of this test; fails unless it ends well. */
    private String run(Path folder, Map<String, String> environment, String... words) throws Exception {
        Path output = temporary.resolve("output");
        Path errors = temporary.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        builder.environment().put("PATH", java + File.pathSeparator + System.getenv("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end: " + String.join(" ", words));
        }
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return Files.readString(output);
    }

    private static boolean hasProgram(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** What CodeRunner puts between the quotes of a Python text. */
    private static String asPythonText(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static void makeProgram(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static JsonNode json(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file));
    }
}
