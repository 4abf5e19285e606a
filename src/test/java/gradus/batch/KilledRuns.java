package gradus.batch;

import gradus.batch.RunProcess.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Runs over one class, one of which is never disturbed and one killed again and again. With arguments it is a program: how many
 * papers, how many kills, the seed, and a folder to work in.
 */
final class KilledRuns {
    private final Path folder;
    private final Path submissions;

    KilledRuns(Path folder, int papers) throws IOException {
        this.folder = folder;
        this.submissions = folder.resolve("class");
        LargeClass.write(submissions, papers);
    }

    /** Prints what came of it. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int papers = Integer.parseInt(arguments[0]);
        int kills = Integer.parseInt(arguments[1]);
        KilledRuns runs = new KilledRuns(Path.of(arguments[3]), papers);
        long start = System.nanoTime();
        Ended whole = runs.undisturbed("whole");
        System.out.printf(
                "%d papers without a kill: exit code %d, %.1f s, %d MB at most%n",
                papers, whole.exitCode(), (System.nanoTime() - start) / 1e9, whole.peakKilobytes() / 1024);
        start = System.nanoTime();
        Ended last = runs.killed(kills, new Random(Long.parseLong(arguments[2])));
        System.out.printf(
                "%d kills and the run after them: exit code %d, %.1f s, the last %d MB at most%n",
                kills, last.exitCode(), (System.nanoTime() - start) / 1e9, last.peakKilobytes() / 1024);
        boolean isSame =
                whole.output().equals(last.output()) && files(runs.out("whole")).equals(files(runs.out("out")));
        System.out.println(isSame ? "Every byte is the same." : "THE RESULTS DIFFER.");
    }

    /** The folder of results. All runs write to the same path, as it is printed, and are moved away afterwards. */
    private Path out(String name) {
        return folder.resolve(name).resolve("results");
    }

    /** A run that nobody disturbs; its results lie in a folder of this name. */
    Ended undisturbed(String name, String... options) throws IOException, InterruptedException {
        Ended ended = RunProcess.start(submissions, out("out"), options).end();
        Files.move(folder.resolve("out"), folder.resolve(name));
        return ended;
    }

    /** Runs that are killed, and one that is not; its results lie in {@code out}. Every third is killed while it writes results. */
    Ended killed(int kills, Random random) throws IOException, InterruptedException {
        long whole = journalSize();
        for (int kill = 0; kill < kills; kill++) {
            long size = (long) (whole * random.nextDouble());
            BooleanSupplier moment = kill % 3 == 2 ? this::isWriting : () -> size(journal()) >= size;
            RunProcess.start(submissions, out("out")).killWhen(moment);
        }
        return RunProcess.start(submissions, out("out")).end();
    }

    private Path journal() {
        return out("out").resolve(".gradus-journal");
    }

    /** About the size of the journal: it holds what is in the results and the reports, and little else. */
    private long journalSize() {
        return size(out("whole").resolve("results.jsonl"));
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : -1;
        } catch (IOException gone) {
            return -1;
        }
    }

    private boolean isWriting() {
        try (Stream<Path> files = Files.list(out("out"))) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith(".part"));
        } catch (IOException notThereYet) {
            return false;
        }
    }

    /** What lies in the results of a run, by path. */
    SortedMap<String, String> results(String name) throws IOException {
        return files(out(name));
    }

    private static SortedMap<String, String> files(Path folder) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    contents.put(folder.relativize(file).toString(), digest(file));
                } catch (IOException fault) {
                    throw new UncheckedIOException(fault);
                }
            });
        }
        return contents;
    }

    private static String digest(Path file) throws IOException {
        return java.util.HexFormat.of().formatHex(Digest.of(Files.readAllBytes(file)));
    }
}
