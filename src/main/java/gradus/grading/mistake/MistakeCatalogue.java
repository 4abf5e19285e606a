package gradus.grading.mistake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/** All known mistakes, family by family. */
public final class MistakeCatalogue {
    private final List<Mistake> mistakes;

    /**
     * A catalogue of the given mistakes.
     *
     * @throws IllegalArgumentException if two have the same id
     */
    public MistakeCatalogue(List<Mistake> mistakes) {
        this.mistakes = List.copyOf(mistakes);
        Set<String> ids = new HashSet<>();
        for (Mistake mistake : mistakes) {
            if (!ids.add(mistake.id())) {
                throw new IllegalArgumentException("two mistakes are called " + mistake.id());
            }
        }
    }

    /** Every mistake of every family that is there, in the order of the steps. */
    public static MistakeCatalogue installed() {
        List<Mistake> all = new ArrayList<>();
        ServiceLoader.load(MistakeFamily.class, MistakeCatalogue.class.getClassLoader())
                .forEach(family -> all.addAll(family.mistakes()));
        all.sort(Comparator.comparing(Mistake::family).thenComparing(Mistake::id));
        return new MistakeCatalogue(all);
    }

    public List<Mistake> all() {
        return mistakes;
    }

    public Optional<Mistake> find(String id) {
        return mistakes.stream().filter(mistake -> mistake.id().equals(id)).findFirst();
    }
}
