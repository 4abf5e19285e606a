package gradus.grading.mistake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All known mistakes, family by family. */
public final class MistakeCatalogue {
    private final Supplier<List<Mistake>> source;
    private final AtomicReference<@Nullable List<Mistake>> mistakes = new AtomicReference<>();

    private MistakeCatalogue(Supplier<List<Mistake>> source) {
        this.source = source;
    }

    /**
     * A catalogue of the given mistakes.
     *
     * @throws IllegalArgumentException if two have the same id
     */
    public MistakeCatalogue(List<Mistake> mistakes) {
        this(() -> List.copyOf(mistakes));
        Set<String> ids = new HashSet<>();
        for (Mistake mistake : mistakes) {
            if (!ids.add(mistake.id())) {
                throw new IllegalArgumentException("two mistakes are called " + mistake.id());
            }
        }
    }

    /** Every mistake of every family that is there, in the order of the steps. They are looked for when the first is asked for. */
    public static MistakeCatalogue installed() {
        return new MistakeCatalogue(() -> new MistakeCatalogue(load()).all());
    }

    private static List<Mistake> load() {
        List<Mistake> all = new ArrayList<>();
        ServiceLoader.load(MistakeFamily.class, MistakeCatalogue.class.getClassLoader())
                .forEach(family -> all.addAll(family.mistakes()));
        all.sort(Comparator.comparing(Mistake::family).thenComparing(Mistake::id));
        return all;
    }

    public List<Mistake> all() {
        List<Mistake> known = mistakes.get();
        if (known == null) {
            known = source.get();
            mistakes.compareAndSet(null, known);
        }
        return known;
    }

    public Optional<Mistake> find(String id) {
        return all().stream().filter(mistake -> mistake.id().equals(id)).findFirst();
    }
}
