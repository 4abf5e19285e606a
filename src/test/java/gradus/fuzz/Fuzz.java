package gradus.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads mutated files for a while: {@code Fuzz TARGET|all SECONDS [SEED]}. A file that makes a reader throw, run out of stack or
 * memory, or take longer than some seconds is kept under {@code target/fuzz}; of each kind of fault one is enough.
 */
public final class Fuzz {
    private static final long SLOW_NANOS = 5_000_000_000L;

    private final Target target;
    private final Mutator mutator;
    private final Set<String> known = new HashSet<>();
    private long runs;
    private long slowest;

    private Fuzz(Target target, long seed) {
        this.target = target;
        this.mutator = new Mutator(seed, target.corpus());
    }

    public static void main(String[] args) throws IOException {
        long seconds = Long.parseLong(args[1]);
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        List<Target> targets = Target.all().stream()
                .filter(target -> args[0].equals("all") || args[0].equals(target.name()))
                .toList();
        int faults = 0;
        for (Target target : targets) {
            faults += new Fuzz(target, seed).run(seconds);
        }
        System.exit(faults == 0 ? 0 : 1);
    }

    private int run(long seconds) throws IOException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            byte[] bytes = mutator.next();
            long start = System.nanoTime();
            try {
                target.reading().read(bytes);
            } catch (Exception | StackOverflowError | OutOfMemoryError fault) {
                keep(bytes, fault.getClass().getSimpleName() + " " + place(fault), fault);
            }
            long taken = System.nanoTime() - start;
            slowest = Math.max(slowest, taken);
            if (taken > SLOW_NANOS) {
                keep(bytes, "slow", new IllegalStateException(taken / 1_000_000 + " ms"));
            }
            runs++;
        }
        System.out.printf(
                "%-10s %,d files, slowest %d ms, %d kinds of faults%n",
                target.name(), runs, slowest / 1_000_000, known.size());
        return known.size();
    }

    private static String place(Throwable fault) {
        for (StackTraceElement element : fault.getStackTrace()) {
            if (element.getClassName().startsWith("gradus.")
                    && !element.getClassName().startsWith("gradus.fuzz")) {
                return element.toString();
            }
        }
        return "";
    }

    private void keep(byte[] bytes, String kind, Throwable fault) throws IOException {
        if (known.add(kind)) {
            Path folder = Files.createDirectories(Path.of("target/fuzz"));
            Path file = folder.resolve(target.name() + "-" + known.size() + "." + target.name());
            Files.write(file, bytes);
            System.out.println(target.name() + ": " + kind + ": " + fault.getMessage() + " (" + file + ")");
        }
    }
}
