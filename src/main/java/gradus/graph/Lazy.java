package gradus.graph;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is computed when it is first asked for, and then kept. */
final class Lazy<T> {
    private final Supplier<T> computation;
    private Optional<T> value = Optional.empty();

    Lazy(Supplier<T> computation) {
        this.computation = computation;
    }

    boolean isKnown() {
        return value.isPresent();
    }

    T get() {
        T known = value.orElseGet(computation);
        value = Optional.of(known);
        return known;
    }
}
