package gradus.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The layouts of downloads that are known. */
public final class DownloadLayouts {
    private final List<DownloadLayout> layouts;

    private DownloadLayouts(List<DownloadLayout> layouts) {
        this.layouts = layouts;
    }

    /** All layouts that are installed, by their rank. */
    public static DownloadLayouts installed() {
        return new DownloadLayouts(
                ServiceLoader.load(DownloadLayout.class, DownloadLayouts.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .sorted(Comparator.comparingInt(DownloadLayout::rank).thenComparing(DownloadLayout::name))
                        .toList());
    }

    /** All layouts by their rank. */
    public List<DownloadLayout> all() {
        return layouts;
    }

    /** The names for {@code --from}, by rank. */
    public List<String> names() {
        return layouts.stream().map(DownloadLayout::name).toList();
    }

    /** The layout of this name. */
    public Optional<DownloadLayout> named(String name) {
        return layouts.stream().filter(layout -> layout.name().equals(name)).findFirst();
    }

    /** Those that recognise a download, by rank; the last of all, {@code plain}, takes everything and is there only alone. */
    List<DownloadLayout> recognising(Listing listing) {
        List<DownloadLayout> found = layouts.stream()
                .filter(layout -> !(layout instanceof PlainLayout))
                .filter(layout -> layout.recognises(listing))
                .toList();
        return found.isEmpty()
                ? layouts.stream().filter(PlainLayout.class::isInstance).toList()
                : found;
    }
}
