package gradus.platform.bundle;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The template and the support files of a question of CodeRunner in Moodle. */
@AutoService(Bundle.class)
public final class CodeRunnerBundle implements Bundle {
    private static final String PREFIX = "gradus-problem-";

    @Override
    public String name() {
        return "coderunner";
    }

    @Override
    public List<BundleFile> files(BundleContents contents) {
        Map<String, String> words =
                Map.of("NAMES", words(contents.names(PREFIX)), "OPTIONS", words(BundleContents.OPTIONS));
        List<BundleFile> files = new ArrayList<>();
        files.add(BundleFile.text("template.py", Script.of(name(), "template.py", words)));
        files.addAll(contents.grader("gradus.jar", PREFIX));
        files.add(BundleFile.text("answers.yaml", contents.answers()));
        files.add(BundleFile.text("README.txt", Script.of(name(), "README.txt")));
        return files;
    }

    /** As texts of Python; none of them has a quote or a backslash. */
    private static String words(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
    }

    @Override
    public String nextStep() {
        return "Its README.txt says which file goes where.";
    }
}
