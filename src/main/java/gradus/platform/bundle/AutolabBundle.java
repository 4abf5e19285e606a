package gradus.platform.bundle;

import com.google.auto.service.AutoService;
import gradus.tensor.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The Makefile and the archive of an Autolab autograder. */
@AutoService(Bundle.class)
public final class AutolabBundle implements Bundle {
    @Override
    public String name() {
        return "autolab";
    }

    @Override
    public List<BundleFile> files(BundleContents contents) {
        List<BundleFile> inside = new ArrayList<>();
        inside.add(BundleFile.script(".gradus/run.sh", Script.of(name(), "run.sh")));
        inside.addAll(contents.grader(".gradus/gradus.jar", ".gradus/problems/"));
        return List.of(
                BundleFile.text("autograde-Makefile", Script.of(name(), "autograde-Makefile")),
                BundleFile.of("autograde.tar", out -> TarArchive.write(inside, out)),
                BundleFile.text("answers.yaml", contents.answers()),
                BundleFile.text("README.txt", Script.of(name(), "README.txt", Map.of("PROBLEMS", problems(contents)))));
    }

    private static String problems(BundleContents contents) {
        return contents.all().stream()
                .map(problem -> "   " + problem.id() + ": " + Digits.points(problem.maximum()) + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public String nextStep() {
        return "Its README.txt says what to upload, and which problems the assessment needs.";
    }
}
