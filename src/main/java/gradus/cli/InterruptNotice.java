package gradus.cli;

import gradus.batch.Progress;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;

/** Says what is done and how to go on when somebody stops a run, with Ctrl-C or otherwise. */
final class InterruptNotice implements Progress, AutoCloseable {
    private final Progress shown;
    private final PrintWriter err;
    private final Thread atEnd = new Thread(this::say, "interrupt notice");
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    /**
     * A notice that waits.
     *
     * @param shown hears the progress, too
     */
    InterruptNotice(Progress shown, PrintWriter err) {
        this.shown = shown;
        this.err = err;
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    @Override
    public void started(int count) {
        files.set(count);
        shown.started(count);
    }

    @Override
    public void done(boolean anew) {
        done.incrementAndGet();
        shown.done(anew);
    }

    @Override
    public void finished() {
        shown.finished();
    }

    private void say() {
        shown.finished();
        err.println("Stopped: " + done.get() + " of " + files.get()
                + " submissions are graded, and no result is written yet.");
        err.println("The same command goes on from there.");
        err.flush();
    }

    /** The run is over, and nothing is to be said. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException stopping) {
            // Too late: the notice is being printed.
            return;
        }
    }
}
