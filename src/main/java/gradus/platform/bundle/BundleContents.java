package gradus.platform.bundle;

import gradus.platform.FileName;
import gradus.platform.PlatformSink.Content;
import gradus.problem.Problem;
import gradus.report.AnswerTemplate;
import gradus.tensor.Digits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What goes into a bundle of any platform.
 *
 * @param problems the problems, at least one, with their files
 * @param jar gradus itself
 */
public record BundleContents(List<ProblemFile> problems, Content jar) {
    /** For one paper: little memory, and no compiler that pays off only later. Each is a word without blanks. */
    static final List<String> OPTIONS = List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public BundleContents {
        problems = List.copyOf(problems);
    }

    /**
     * A problem with its file.
     *
     * @param problem what is in it
     * @param ending {@code .yaml} or {@code .json}
     * @param content the file
     */
    public record ProblemFile(Problem problem, String ending, Content content) {}

    List<Problem> all() {
        return problems.stream().map(ProblemFile::problem).toList();
    }

    /** What the problems are called together. */
    String title() {
        String first = problems.get(0).problem().heading().title();
        return problems.size() == 1 ? first : first + ", and " + (problems.size() - 1) + " more";
    }

    String maximum() {
        return Digits.points(all().stream().map(Problem::maximum).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The names of the files of the problems, in an order that keeps that of the problems. */
    List<String> names(String prefix) {
        List<String> names = new ArrayList<>();
        for (ProblemFile file : problems) {
            names.add(prefix
                    + String.format(Locale.ROOT, "%02d-", names.size() + 1)
                    + FileName.safe(file.problem().id())
                    + file.ending());
        }
        return names;
    }

    /** The files of the problems and gradus itself. */
    List<BundleFile> grader(String jarPath, String problemPrefix) {
        List<BundleFile> files = new ArrayList<>();
        files.add(BundleFile.of(jarPath, jar));
        List<String> names = names(problemPrefix);
        for (int i = 0; i < names.size(); i++) {
            files.add(BundleFile.of(names.get(i), problems.get(i).content()));
        }
        return files;
    }

    /** An answer file for students to fill in. */
    String answers() {
        return AnswerTemplate.yaml(all());
    }
}
