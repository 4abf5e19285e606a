package gradus.cli;

import gradus.batch.ProblemSet;
import gradus.issue.Names;
import gradus.issue.Visible;
import gradus.platform.PlatformSink.Content;
import gradus.platform.bundle.Bundle;
import gradus.platform.bundle.BundleContents;
import gradus.platform.bundle.BundleContents.ProblemFile;
import gradus.platform.bundle.BundleFile;
import gradus.platform.bundle.Bundles;
import gradus.problem.ProblemReading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradus bundle}: what a platform wants uploaded so that it grades by itself. */
@Command(
        name = "bundle",
        description = "Packs gradus and problems into what a learning platform wants uploaded to grade by itself.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  gradus bundle gradescope problems/004-exercise-1.yaml -o autograder.zip",
            "",
            "A bundle holds gradus itself, so grading needs Java 17 and no network."
        })
final class BundleCommand implements Callable<Integer> {
    private static final String ARCHIVE = ".zip";

    @Parameters(
            index = "0",
            paramLabel = "PLATFORM",
            description = "autolab, coderunner, github-classroom, gradescope, prairielearn, vpl.")
    private String platform = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PROBLEM",
            description = "Problem files, or folders of them.")
    private List<Path> paths = List.of();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The archive, if it ends in .zip, else the folder to write, which must not exist yet;"
                    + " called like the platform by default.")
    private Optional<Path> out = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Bundle bundle = bundle();
        Path target = out.orElse(Path.of(bundle.name() + (bundle.isArchive() ? ARCHIVE : "")));
        if (isTaken(target)) {
            throw new WrongUse(target + " exists already, and is left as it is");
        }
        PrintWriter err = spec.commandLine().getErr();
        Optional<ProblemSet> problems = Problems.read(paths, err);
        if (problems.isEmpty()) {
            return ExitCode.WRONG_USE;
        }
        Path jar = RunningJar.path();
        List<BundleFile> files = bundle.files(new BundleContents(files(problems.get()), copy(jar)));
        boolean isArchive = target.toString().toLowerCase(Locale.ROOT).endsWith(ARCHIVE);
        if (isArchive) {
            BundleOutput.zip(files, target);
        } else {
            BundleOutput.folder(files, target);
        }
        spec.commandLine().getOut().println("Wrote " + target + ". " + bundle.nextStep());
        return ExitCode.DONE;
    }

    private Bundle bundle() {
        Bundles bundles = Bundles.installed();
        return bundles.find(platform).orElseThrow(() -> {
            String nearest = bundles.nearest(platform)
                    .map(known -> "; did you mean '" + known + "'?")
                    .orElse("; there are " + String.join(", ", bundles.names()));
            return new WrongUse("there is no bundle for " + Visible.of(Names.quoted(platform)) + nearest);
        });
    }

    /** An empty folder is free. */
    private static boolean isTaken(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return Files.exists(target);
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.findAny().isPresent();
        }
    }

    private static List<ProblemFile> files(ProblemSet problems) {
        List<ProblemFile> files = new ArrayList<>();
        for (Map.Entry<Path, ProblemReading> reading : problems.readings().entrySet()) {
            String name = reading.getKey().toString().toLowerCase(Locale.ROOT);
            String ending = name.endsWith(".json") ? ".json" : ".yaml";
            reading.getValue()
                    .problem()
                    .ifPresent(problem -> files.add(new ProblemFile(problem, ending, copy(reading.getKey()))));
        }
        return files;
    }

    private static Content copy(Path file) {
        return out -> Files.copy(file, out);
    }
}
