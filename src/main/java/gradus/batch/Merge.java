package gradus.batch;

import gradus.grading.ClassResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The results of all shards of a class put together, as one run would have them. They can be read until this is closed. */
public final class Merge implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("shard-[0-9]+-of-[0-9]+\\.gradus");

    private final List<Part> parts = new ArrayList<>();

    private Merge() {}

    /** One shard. */
    private record Part(Path file, RecordFile records, JournalContent content, RunIdentity identity) {}

    /** Shards that do not make up a class; the message says why, for the person who gave them. */
    public static final class IncompleteException extends IOException {
        private static final long serialVersionUID = 1L;

        IncompleteException(String message) {
            super(message);
        }
    }

    /** Whether a file has the name of one with the results of a shard. */
    public static boolean isShard(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    /**
     * Opens shards.
     *
     * @param paths their files, or folders with them
     * @throws IncompleteException if they are not all shards of one run
     * @throws IOException if a file cannot be read
     */
    public static Merge open(List<Path> paths) throws IOException {
        Merge merge = new Merge();
        try {
            for (Path file : files(paths)) {
                merge.parts.add(part(file));
            }
            merge.check(paths);
            return merge;
        } catch (IOException | RuntimeException fault) {
            merge.close();
            throw fault;
        }
    }

    private static List<Path> files(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.list(path)) {
                    inside.filter(Merge::isShard).sorted().forEach(files::add);
                }
            } else {
                files.add(path);
            }
        }
        return files;
    }

    private static Part part(Path file) throws IOException {
        JournalContent content = new JournalContent();
        Optional<RecordFile> records = RecordFile.openToRead(file, content);
        if (records.isEmpty() || !content.isComplete()) {
            if (records.isPresent()) {
                records.get().close();
            }
            throw new IncompleteException(file + " is no whole result of a shard; grade that shard again");
        }
        return new Part(file, records.get(), content, content.identity());
    }

    private void check(List<Path> paths) throws IncompleteException {
        if (parts.isEmpty()) {
            throw new IncompleteException("there is no shard-…-of-….gradus in "
                    + String.join(", ", paths.stream().map(Path::toString).toList()));
        }
        Part first = parts.get(0);
        TreeMap<Integer, Path> byNumber = new TreeMap<>();
        for (Part part : parts) {
            if (part.identity().shard().count() != first.identity().shard().count()
                    || !Arrays.equals(
                            part.identity().whole().bytes(),
                            first.identity().whole().bytes())) {
                throw new IncompleteException(part.file() + " and " + first.file()
                        + " are not shards of one run: the problems, the options or the versions of gradus differ");
            }
            Path same = byNumber.putIfAbsent(part.identity().shard().number(), part.file());
            if (same != null) {
                throw new IncompleteException(part.file() + " and " + same + " are the same shard");
            }
        }
        List<String> missing = IntStream.rangeClosed(1, first.identity().shard().count())
                .filter(number -> !byNumber.containsKey(number))
                .mapToObj(Integer::toString)
                .toList();
        if (!missing.isEmpty()) {
            throw new IncompleteException((missing.size() == 1 ? "shard " : "shards ") + String.join(", ", missing)
                    + " of " + first.identity().shard().count() + (missing.size() == 1 ? " is" : " are") + " missing");
        }
    }

    /** What all the shards have in common. */
    public RunIdentity identity() {
        return parts.get(0).identity().whole();
    }

    /** What the class earns. */
    public ClassResult result() {
        RunIdentity identity = identity();
        return new JournaledClass(identity.problems(), press(), entries(), identity.roster());
    }

    private PaperPress press() {
        RunIdentity identity = identity();
        return new PaperPress(identity.problems(), identity.overrides(), GradingRun.makers(identity));
    }

    private List<JournalEntry> entries() {
        List<JournalEntry> entries = new ArrayList<>();
        parts.forEach(part -> entries.addAll(part.content().counted()));
        return entries;
    }

    /**
     * The whole results of the class, for writers that need more than the shards keep: the submissions are graded once more.
     *
     * @param result what {@link #result} gave
     * @param files the submissions that the shards were made of
     * @param threads how many are graded at once
     * @throws IncompleteException if some are others, or not there
     */
    public ResultStream resultsOf(ClassResult result, List<SubmissionFile> files, int threads)
            throws IncompleteException {
        checkSame(files);
        return new ResultStream(press(), files, (JournaledClass) result, threads);
    }

    private void checkSame(List<SubmissionFile> files) throws IncompleteException {
        Map<String, ContentPrint> graded = new HashMap<>();
        entries().forEach(entry -> graded.put(entry.file(), entry.content()));
        Set<String> known = new HashSet<>();
        List<String> others = new ArrayList<>();
        for (SubmissionFile file : files) {
            known.add(file.name());
            if (!isSame(file, graded)) {
                others.add(file.name());
            }
        }
        graded.keySet().stream().filter(name -> !known.contains(name)).sorted().forEach(others::add);
        if (!others.isEmpty()) {
            throw new IncompleteException("the submissions are not those that the shards graded; it begins with "
                    + others.get(0)
                    + ": give the path and the options that the shards got, or grade the shards again");
        }
    }

    /** A file that could not be opened then is the same as ever. */
    private static boolean isSame(SubmissionFile file, Map<String, ContentPrint> graded) {
        if (file.name().isEmpty()) {
            return graded.containsKey("");
        }
        ContentPrint then = graded.get(file.name());
        try {
            return ContentPrint.NONE.equals(then)
                    || ContentPrint.of(file, file.read()).equals(then);
        } catch (IOException fault) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (Part part : parts) {
            part.records().close();
        }
    }
}
