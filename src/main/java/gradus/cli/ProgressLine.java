package gradus.cli;

import gradus.batch.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How far a run is, in a line of the terminal that is written over again and again and erased in the end. */
final class ProgressLine implements Progress {
    private static final long NANOS = 1_000_000_000;
    private static final long PAUSE = NANOS / 5;

    /** A rate says nothing before. */
    private static final long SHORTEST = NANOS;

    private final PrintWriter terminal;
    private final LongSupplier clock;

    private int files;
    private int done;
    private int anew;
    private long start;
    private long shownAt;
    private int width;

    /**
     * A line.
     *
     * @param clock the nanoseconds since some moment
     */
    ProgressLine(PrintWriter terminal, LongSupplier clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public synchronized void started(int count) {
        files = count;
        start = clock.getAsLong();
        shownAt = start;
    }

    @Override
    public synchronized void done(boolean isNew) {
        done++;
        if (isNew && anew++ == 0) {
            // What earlier runs have graded goes by too fast to be counted in the rate.
            start = clock.getAsLong();
        }
        long now = clock.getAsLong();
        if (now - shownAt >= PAUSE) {
            shownAt = now;
            show(text(now - start));
        }
    }

    private String text(long elapsed) {
        StringBuilder text =
                new StringBuilder("graded " + done + " of " + files + " (" + 100L * done / Math.max(1, files) + " %)");
        if (elapsed >= SHORTEST && anew > 1) {
            double rate = (anew - 1) / (elapsed / (double) NANOS);
            text.append(String.format(Locale.ROOT, rate < 10 ? ", %.1f" : ", %.0f", rate))
                    .append(" a second, ")
                    .append(time(Math.round((files - done) / rate)))
                    .append(" left");
        }
        return text.toString();
    }

    private static String time(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private void show(String text) {
        terminal.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
        terminal.flush();
        width = text.length();
    }

    @Override
    public synchronized void finished() {
        if (width > 0) {
            show("");
            terminal.print("\r");
            terminal.flush();
        }
    }
}
