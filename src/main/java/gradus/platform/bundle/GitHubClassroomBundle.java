package gradus.platform.bundle;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What goes into the template repository of an assignment of GitHub Classroom. */
@AutoService(Bundle.class)
public final class GitHubClassroomBundle implements Bundle {
    @Override
    public String name() {
        return "github-classroom";
    }

    @Override
    public List<BundleFile> files(BundleContents contents) {
        List<BundleFile> files = new ArrayList<>();
        files.add(BundleFile.text(".github/workflows/classroom.yml", Script.of(name(), "classroom.yml")));
        files.add(BundleFile.script(".github/gradus/run.sh", Script.of(name(), "run.sh")));
        files.addAll(contents.grader(".github/gradus/gradus.jar", ".github/gradus/problems/"));
        files.add(BundleFile.text("answers.yaml", contents.answers()));
        files.add(
                BundleFile.text("README.txt", Script.of(name(), "README.txt", Map.of("MAXIMUM", contents.maximum()))));
        return files;
    }

    @Override
    public String nextStep() {
        return "Put it into the template repository, .github included.";
    }
}
