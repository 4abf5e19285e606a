package gradus.batch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Does the same with one thing after the other, on several threads a little ahead of what is asked for. */
final class LookAhead<T, R> implements Iterator<R> {
    private static final int AHEAD_OF_EACH_THREAD = 4;

    private final Iterator<T> things;
    private final Function<T, R> task;
    private final ExecutorService pool;
    private final int ahead;
    private final Deque<Future<R>> begun = new ArrayDeque<>();

    private LookAhead(List<T> things, Function<T, R> task, int threads) {
        this.things = things.iterator();
        this.task = task;
        this.ahead = AHEAD_OF_EACH_THREAD * threads;
        this.pool = Executors.newFixedThreadPool(threads);
    }

    /**
     * What comes of things, in their order. The stream has to be closed, and is read by one thread.
     *
     * @param threads on how many threads the task runs; at least 1
     */
    static <T, R> Stream<R> stream(List<T> things, Function<T, R> task, int threads) {
        LookAhead<T, R> ahead = new LookAhead<>(things, task, threads);
        Iterable<R> iterable = () -> ahead;
        return StreamSupport.stream(iterable.spliterator(), false).onClose(ahead.pool::shutdownNow);
    }

    @Override
    public boolean hasNext() {
        while (begun.size() < ahead && things.hasNext()) {
            T thing = things.next();
            begun.add(pool.submit(() -> task.apply(thing)));
        }
        return !begun.isEmpty();
    }

    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            return begun.remove().get();
        } catch (ExecutionException fault) {
            Throwable cause = Optional.ofNullable(fault.getCause()).orElse(fault);
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", fault);
        }
    }
}
