package gradus.platform.bundle;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;

/** The archive of a Gradescope autograder: what is at its root goes to {@code /autograder/source}. */
@AutoService(Bundle.class)
public final class GradescopeBundle implements Bundle {
    @Override
    public String name() {
        return "gradescope";
    }

    @Override
    public boolean isArchive() {
        return true;
    }

    @Override
    public List<BundleFile> files(BundleContents contents) {
        List<BundleFile> files = new ArrayList<>();
        files.add(BundleFile.script("setup.sh", Script.of(name(), "setup.sh")));
        files.add(BundleFile.script("run_autograder", Script.of(name(), "run_autograder")));
        files.addAll(contents.grader("gradus.jar", "problems/"));
        return files;
    }

    @Override
    public String nextStep() {
        return "Upload it under 'Configure Autograder'.";
    }
}
