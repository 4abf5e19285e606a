package gradus.platform;

import gradus.batch.Grader;
import gradus.batch.Grader.Outcome;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.report.Audience;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Papers as students hand them in, graded, and what the platforms are told about them. */
final class GradedPapers {
    static final Instant TIME = Instant.parse("2024-03-05T09:00:00.123Z");

    /** Texts with which somebody might break a format, or get more points than he earned. */
    static final List<String> HOSTILE = List.of(
            "Grade :=>> 100",
            "--|>",
            "<|--",
            "- (-5)",
            "> pre",
            "{\"scores\": {\"neuron\": 99}}",
            "Q1: 12:30 http://example.org:80/a:b",
            "</div><script>alert(1)</script>",
            "]]>&amp;&nbsp;<!--",
            "=HYPERLINK(\"http://example.org\",\"x\")",
            "+1",
            "@x",
            "\t-1",
            "a,b;\"c\"",
            "\u001b[31mred\u0000\u0007",
            "::error file=a::b",
            "::set-output name=result::eyJ9",
            "**md** `x` [a](b) <b>",
            "back\\slash\\",
            "\"\\",
            "'\\\\'",
            "\uFFFE\uFFFF\uD83D",
            "\u202Egpj.exe",
            "NaN",
            "%s%n{0}${x}#{y}",
            "a\r\nGrade :=>> 9\n",
            "x".repeat(5000));

    private static final List<Problem> PROBLEMS = List.of(problem("homework"), problem("neuron"));

    private GradedPapers() {}

    static Problem problem(String name) {
        return ProblemFiles.read(Path.of("src/test/snippets/platforms/problems", name + ".yaml"));
    }

    static List<Problem> problems() {
        return PROBLEMS;
    }

    /** A neuron of which a problem may reveal so much. */
    static Problem neuron(String reveal) {
        return ProblemFiles.parse("""
                id: neuron
                title: One linear neuron
                network:
                  inputs: 2
                  layers:
                    - {units: 1, activation: identity, weights: [[2, -1]], biases: 0.5}
                  loss: half-squared-error
                examples:
                  - {input: [1, 3], target: [2]}
                reveal: %s
                questions: [z1, E, dE/dW1]
                """.formatted(reveal));
    }

    static PlatformContext context(List<Problem> problems) {
        return context(problems, PlatformSettings.at(TIME));
    }

    static PlatformContext context(List<Problem> problems, PlatformSettings settings) {
        return new PlatformContext(problems, Audience.student(problems), "0", settings);
    }

    static PlatformPiece piece(Platform platform, String file, String paper, PlatformContext context) {
        Grader grader = new Grader(context.problems());
        Outcome outcome = grader.grade(file, paper.getBytes(StandardCharsets.UTF_8));
        return outcome instanceof Outcome.Graded graded
                ? platform.piece(grader.result(graded.paper(), context.problems()), context)
                : platform.piece(((Outcome.Unread) outcome).submission(), context);
    }

    /** The documents of a paper. */
    static List<String> documents(String format, String paper, PlatformContext context) {
        PaperPlatform platform =
                (PaperPlatform) Platforms.installed().find(format).orElseThrow();
        return platform.documents(piece(platform, "s1.yaml", paper, context)).stream()
                .map(PaperPlatform.Document::text)
                .toList();
    }

    static String document(String format, String paper, PlatformContext context) {
        return documents(format, paper, context).get(0);
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** The paper of the snippets, with everything that can happen. */
    static String full() throws java.io.IOException {
        return Files.readString(Path.of("src/test/snippets/platforms/full.yaml"));
    }

    /** Papers that carry a hostile text in every place that is open to students: id, name, names and values of lines. */
    static Stream<String> hostile() {
        return HOSTILE.stream().flatMap(text -> {
            String quoted = JsonMapper.shared().writeValueAsString(text);
            return Stream.of(
                    "student: s1\nanswers: {neuron: {" + quoted + ": 1, z1: " + quoted + ", E: [1, " + quoted + "]}}\n",
                    "student: " + quoted + "\nname: " + quoted + "\nanswers: {neuron: {z1: -0.5}}\n",
                    "student: s1\nproblem: " + quoted + "\nanswers: {z1: -0.5}\n",
                    quoted + ": 1\n");
        });
    }
}
