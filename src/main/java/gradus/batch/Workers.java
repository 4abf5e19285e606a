package gradus.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Does the same with many things on several threads. No more things are in work than there are threads. */
final class Workers {
    private final int threads;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean failed = new AtomicBoolean();

    Workers(int threads) {
        this.threads = threads;
    }

    /** What is done with one of the things. */
    interface Task {
        void run(int place) throws IOException;
    }

    /**
     * Does something with the numbers from 0 to {@code count - 1}, until one fails.
     *
     * @throws IOException what the first one that failed threw
     */
    void run(int count, Task task) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, count)));
        try {
            List<Callable<Boolean>> loops = new ArrayList<>();
            for (int i = 0; i < Math.min(threads, count); i++) {
                loops.add(() -> loop(count, task));
            }
            for (Future<Boolean> loop : pool.invokeAll(loops)) {
                loop.get();
            }
        } catch (ExecutionException fault) {
            throw rethrown(Optional.ofNullable(fault.getCause()).orElse(fault));
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new IOException("the run was interrupted", fault);
        } finally {
            pool.shutdownNow();
        }
    }

    private boolean loop(int count, Task task) throws IOException {
        boolean done = false;
        try {
            for (int place = next.getAndIncrement(); place < count && !failed.get(); place = next.getAndIncrement()) {
                task.run(place);
            }
            done = true;
        } finally {
            if (!done) {
                failed.set(true);
            }
        }
        return done;
    }

    private static IOException rethrown(Throwable cause) {
        if (cause instanceof IOException fault) {
            return fault;
        }
        if (cause instanceof RuntimeException fault) {
            throw fault;
        }
        if (cause instanceof Error fault) {
            throw fault;
        }
        return new IOException(cause);
    }
}
