package gradus.batch;

import gradus.batch.PaperPress.Kept;
import gradus.grading.ClassResult;
import gradus.problem.Problem;
import gradus.report.Audience;
import gradus.report.PieceMaker;
import gradus.report.ResultsLines;
import gradus.report.StudentReports;
import gradus.report.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Grades a class of any size. A bad submission is a result, and never stops the run. What is graded goes into a journal in the
 * folder of the results at once, so that a run which is killed goes on where it was when it is started again.
 */
public final class GradingRun implements AutoCloseable {
    private final RunIdentity identity;
    private final Path out;
    private final RunLock lock;
    private final Path journalFile;
    private final Journal journal;
    private final PaperPress press;
    private List<SubmissionFile> mine = List.of();
    private List<JournalEntry> graded = List.of();

    private GradingRun(RunIdentity identity, Path out, RunLock lock) throws IOException {
        this.identity = identity;
        this.out = out;
        this.lock = lock;
        this.journalFile = out.resolve(".gradus-journal" + suffix(identity.shard()));
        this.journal = Journal.open(journalFile, identity);
        this.press = new PaperPress(identity.problems(), identity.overrides(), makers(identity));
    }

    /**
     * Begins a run, or goes on with one.
     *
     * @param identity what is to be done
     * @param out the folder of the results; it is made if it is not there
     * @throws FolderInUseException if another run is writing there
     * @throws IOException if the folder cannot be written to
     */
    public static GradingRun start(RunIdentity identity, Path out) throws IOException {
        Files.createDirectories(out);
        RunLock lock = RunLock.take(out.resolve(".gradus-lock" + suffix(identity.shard())));
        try {
            if (identity.shard().equals(Shard.WHOLE)) {
                WholeFile.removeUnfinished(out);
                WholeFile.removeUnfinished(out.resolve("reports"));
            }
            return new GradingRun(identity, out, lock);
        } catch (IOException | RuntimeException fault) {
            lock.close();
            throw fault;
        }
    }

    private static String suffix(Shard shard) {
        return shard.equals(Shard.WHOLE) ? "" : "-" + shard.number() + "-of-" + shard.count();
    }

    /** The writers of what is kept of each paper. */
    static List<PieceMaker> makers(RunIdentity identity) {
        List<PieceMaker> makers = new ArrayList<>();
        List<Problem> problems = identity.problems().problems();
        Language language = identity.language();
        makers.add(new ResultsLines(identity.version(), problems, language));
        if (identity.reports()) {
            makers.add(new StudentReports(Audience.student(problems).in(language)));
        }
        return makers;
    }

    /** How many files a run before this one has graded. */
    public int earlierCount() {
        return journal.earlierCount();
    }

    /** Whether there is a journal of a run with other problems, options or version, which is of no use here. */
    public boolean replacedAnother() {
        return journal.replacedAnother();
    }

    /**
     * Grades submissions. The result depends neither on their order nor on the number of threads.
     *
     * <p>Problems that were found in a folder and that no submission answers are left out; problems that were named count for
     * everybody. The result can be read until this run is closed.
     *
     * @param files the submissions of the class; those of other shards are left out
     * @param threads how many are graded at once
     * @throws IOException if the journal cannot be written
     */
    public ClassResult grade(List<SubmissionFile> files, int threads, Progress progress) throws IOException {
        mine = files.stream().filter(identity.shard()::holds).toList();
        List<AtomicReference<List<JournalEntry>>> entries = mine.stream()
                .map(file -> new AtomicReference<List<JournalEntry>>(List.of()))
                .toList();
        progress.started(mine.size());
        try {
            new Workers(threads).run(mine.size(), place -> entries.get(place).set(entries(mine.get(place), progress)));
        } finally {
            progress.finished();
        }
        graded =
                entries.stream().map(AtomicReference::get).flatMap(List::stream).toList();
        return new JournaledClass(identity.problems(), press, graded, identity.roster());
    }

    private List<JournalEntry> entries(SubmissionFile file, Progress progress) throws IOException {
        List<byte[]> content;
        try {
            content = file.read();
        } catch (IOException fault) {
            List<JournalEntry> entries = add(press.refused(file, fault), ContentPrint.NONE);
            progress.done(true);
            return entries;
        }
        ContentPrint print = ContentPrint.of(file, content);
        List<JournalEntry> earlier = file.name().isEmpty() ? List.of() : journal.find(file.name(), print);
        List<JournalEntry> entries = earlier.isEmpty() ? add(press.grade(file, content), print) : earlier;
        progress.done(earlier.isEmpty());
        return entries;
    }

    private List<JournalEntry> add(List<Kept> kept, ContentPrint print) throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        for (Kept one : kept) {
            entries.add(
                    one instanceof Kept.Graded paper
                            ? journal.add(paper.paper(), print, kept.size())
                            : journal.add(((Kept.Ungraded) one).paper(), print, kept.size()));
        }
        return entries;
    }

    /**
     * The whole results of a class that this run has graded, for writers that need more than is kept: each file is graded once
     * more, and only a few are held at a time.
     *
     * @param threads how many are graded at once
     */
    public ResultStream resultsOf(ClassResult result, int threads) {
        return new ResultStream(press, mine, (JournaledClass) result, threads);
    }

    /**
     * Ends a run whose results are written.
     *
     * @param keep whether the journal stays for a later run, which then grades only what is new or changed
     */
    public void finish(boolean keep) throws IOException {
        if (!keep) {
            journal.close();
            Files.deleteIfExists(journalFile);
        }
    }

    /**
     * Ends the run of a shard: its journal becomes the file that is merged.
     *
     * @return the file
     */
    public Path finishShard() throws IOException {
        journal.complete(graded);
        journal.close();
        Path file = out.resolve(identity.shard().fileName());
        Files.move(journalFile, file, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    @Override
    public void close() throws IOException {
        try {
            journal.close();
        } finally {
            lock.close();
        }
    }
}
