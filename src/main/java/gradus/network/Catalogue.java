package gradus.network;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/**
 * The parts of one kind that are to be had, by name.
 *
 * @param <T> the kind of part
 */
public final class Catalogue<T extends Named> {
    private final Map<String, T> byName = new TreeMap<>();
    private final Map<String, T> byAlias = new TreeMap<>();

    private Catalogue(Iterable<T> parts) {
        parts.forEach(part -> {
            add(byName, part.name(), part);
            add(byAlias, part.name(), part);
            part.aliases().forEach(alias -> add(byAlias, alias, part));
        });
    }

    private static <T> void add(Map<String, T> map, String name, T part) {
        if (map.put(name, part) != null) {
            throw new IllegalStateException("two parts are called " + name);
        }
    }

    public static Catalogue<ActivationFunction> activations() {
        return new Catalogue<>(ServiceLoader.load(ActivationFunction.class));
    }

    public static Catalogue<LossFunction> losses() {
        return new Catalogue<>(ServiceLoader.load(LossFunction.class));
    }

    public static Catalogue<Optimizer> optimizers() {
        return new Catalogue<>(ServiceLoader.load(Optimizer.class));
    }

    /** The part of that name or alias. */
    public Optional<T> find(String name) {
        return Optional.ofNullable(byAlias.get(name));
    }

    /** All parts, in the alphabetical order of their names. */
    public Collection<T> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /** The names, in alphabetical order, without aliases. */
    public Set<String> names() {
        return byName.keySet();
    }
}
