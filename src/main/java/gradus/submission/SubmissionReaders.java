package gradus.submission;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;

/** The formats that submissions can be in. */
public final class SubmissionReaders {
    private final List<SubmissionReader> readers;

    /** Readers that are given; where two know an extension, the first one reads it. */
    public SubmissionReaders(List<SubmissionReader> readers) {
        this.readers = List.copyOf(readers);
    }

    /** All readers that are installed, in the order of their class names, so that a class path in another order changes nothing. */
    public static SubmissionReaders installed() {
        return new SubmissionReaders(
                ServiceLoader.load(SubmissionReader.class, SubmissionReaders.class.getClassLoader()).stream()
                        .sorted(Comparator.comparing(provider -> provider.type().getName()))
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    /** The reader for a file by its extension, in any case. */
    public Optional<SubmissionReader> forFile(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return readers.stream()
                .filter(reader -> reader.extensions().stream().anyMatch(lower::endsWith))
                .findFirst();
    }

    /** All extensions that some reader knows, in alphabetical order. */
    public SortedSet<String> extensions() {
        SortedSet<String> all = new TreeSet<>();
        readers.forEach(reader -> all.addAll(reader.extensions()));
        return all;
    }
}
