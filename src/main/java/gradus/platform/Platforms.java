package gradus.platform;

import gradus.issue.Names;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The platforms that results can be written for. */
public final class Platforms {
    private final SortedMap<String, Platform> byName = new TreeMap<>();

    private Platforms(Iterable<Platform> platforms) {
        platforms.forEach(platform -> {
            if (byName.put(platform.name(), platform) != null) {
                throw new IllegalStateException("two platforms are called " + platform.name());
            }
        });
    }

    /** All that are installed. */
    public static Platforms installed() {
        return new Platforms(ServiceLoader.load(Platform.class, Platforms.class.getClassLoader()));
    }

    /** The platform of that name. */
    public Optional<Platform> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The name that a misspelt one probably means. */
    public Optional<String> nearest(String name) {
        return Names.nearest(name, byName.keySet());
    }

    /** All names, in alphabetical order. */
    public SortedSet<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    /** The names of the platforms of one scope, in alphabetical order. */
    public SortedSet<String> names(Platform.Scope scope) {
        SortedSet<String> names = new TreeSet<>();
        byName.values().stream()
                .filter(platform -> platform.scope() == scope)
                .forEach(platform -> names.add(platform.name()));
        return names;
    }
}
