package gradus.platform.bundle;

import gradus.issue.Names;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The platforms that bundles can be made for. */
public final class Bundles {
    private final SortedMap<String, Bundle> byName = new TreeMap<>();

    private Bundles(Iterable<Bundle> bundles) {
        bundles.forEach(bundle -> byName.put(bundle.name(), bundle));
    }

    public static Bundles installed() {
        return new Bundles(ServiceLoader.load(Bundle.class, Bundles.class.getClassLoader()));
    }

    public Optional<Bundle> find(String name) {
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
}
