package gradus.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** {@code gradus grade} as a process of its own, which can be killed. */
final class RunProcess {
    private static final long MINUTES = 60;

    private final Path out;
    private final Process process;

    private RunProcess(Path out, Process process) {
        this.out = out;
        this.process = process;
    }

    /** What is left of a process that ended by itself. */
    record Ended(int exitCode, String output, long peakKilobytes) {}

    static RunProcess start(Path submissions, Path out, String... options) throws IOException {
        Files.createDirectories(out.toAbsolutePath().getParent());
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "gradus.cli.Main",
                "grade",
                LargeClass.PROBLEMS.toString(),
                submissions.toString(),
                "--reports",
                "--out",
                out.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectOutput(output(out).toFile())
                .redirectError(errors(out).toFile())
                .start();
        return new RunProcess(out, process);
    }

    private static Path output(Path out) {
        return out.resolveSibling(out.getFileName() + ".out");
    }

    private static Path errors(Path out) {
        return out.resolveSibling(out.getFileName() + ".err");
    }

    /** Waits for the end. The peak of memory is 0 where the system does not tell it. */
    Ended end() throws IOException, InterruptedException {
        long peak = 0;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakKilobytes());
        }
        return new Ended(process.exitValue(), Files.readString(output(out)), peak);
    }

    /** Kills it at a moment, with no time to put anything in order; does nothing if it has ended before. */
    void killWhen(BooleanSupplier moment) throws InterruptedException {
        while (process.isAlive() && !moment.getAsBoolean()) {
            Thread.sleep(1);
        }
        process.destroyForcibly();
        process.waitFor(MINUTES, TimeUnit.MINUTES);
    }

    private long peakKilobytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
