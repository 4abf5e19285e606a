package gradus.platform.bundle;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;

/** The execution files of a virtual programming lab in Moodle. They lie side by side, as VPL wants them. */
@AutoService(Bundle.class)
public final class VplBundle implements Bundle {
    @Override
    public String name() {
        return "vpl";
    }

    @Override
    public List<BundleFile> files(BundleContents contents) {
        List<BundleFile> files = new ArrayList<>();
        files.add(BundleFile.script("vpl_evaluate.sh", Script.of(name(), "vpl_evaluate.sh")));
        files.addAll(contents.grader("gradus.jar", "gradus-problem-"));
        files.add(BundleFile.text("answers.yaml", contents.answers()));
        files.add(BundleFile.text("README.txt", Script.of(name(), "README.txt")));
        return files;
    }

    @Override
    public String nextStep() {
        return "Its README.txt says which file goes where.";
    }
}
