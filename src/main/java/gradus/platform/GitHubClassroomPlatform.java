package gradus.platform;

import com.google.auto.service.AutoService;
import gradus.report.JsonText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * The result of one runner, as the grading reporter of GitHub Classroom takes it in base64: what Classroom receives is the sum of
 * the scores of the tests, so each of them has one.
 */
@AutoService(Platform.class)
public final class GitHubClassroomPlatform extends PaperPlatform {
    public GitHubClassroomPlatform() {
        super("github-classroom", ".json");
    }

    private record Test(String name, String status, Score score, String message, int line) {}

    @Override
    String document(Paper paper, PlatformContext context) {
        boolean graded = paper.student().graded();
        String status = !graded ? "error" : paper.score().isFull() ? "pass" : "fail";
        return JsonText.line(json -> object(json, () -> {
                    json.writeNumberProperty("version", 1);
                    json.writeStringProperty("status", status);
                    number(json, "max_score", paper.score().maximum());
                    list(json, "tests", tests(paper, context, status), test -> test(json, test, paper));
                }))
                + "\n";
    }

    /** Never none: the reporter fails on that. */
    private static List<Test> tests(Paper paper, PlatformContext context, String status) {
        List<Test> tests = new ArrayList<>();
        for (Assessed line : Assessed.of(paper.student(), context)) {
            tests.add(new Test(
                    line.name(),
                    line.earned() ? "pass" : "fail",
                    line.score(),
                    line.words() + (line.facts().isEmpty() ? "" : ": " + String.join(" ", line.facts())),
                    line.place()));
        }
        if (tests.isEmpty()) {
            tests.add(new Test(context.title(), status, paper.score(), PlainFeedback.summary(paper.student()), 0));
        }
        return tests;
    }

    private static void test(JsonGenerator json, Test test, Paper paper) {
        json.writeStringProperty("name", Neutral.log(test.name()));
        json.writeStringProperty("status", test.status());
        number(json, "score", test.score().points());
        json.writeStringProperty("message", Neutral.log(test.message().replace('\n', ' ')));
        json.writeStringProperty("test_code", "");
        json.writeStringProperty("filename", Neutral.log(paper.student().file()));
        json.writeNumberProperty("line_no", test.line());
        json.writeNumberProperty("duration", 0);
    }
}
