package gradus.intake;

/**
 * How a platform lays out what it gives to download. An implementation is found through {@link java.util.ServiceLoader}: annotate
 * it with {@code @AutoService(DownloadLayout.class)} and give it a public constructor without parameters.
 */
public interface DownloadLayout {
    /** Its name for {@code --from}, in lower case. */
    String name();

    /** The platform as people call it. */
    String platform();

    /**
     * Where it stands when several layouts recognise one download: the smallest counts. No two are equal, and a layout whose
     * names are less peculiar has the larger one.
     */
    int rank();

    /** Whether the files lie as this platform lays them. Looks at names, and at the platform's own lists at most. */
    boolean recognises(Listing listing);

    /** Says whose each file is. A file of which it says nothing is reported as nobody's. */
    void read(Listing listing, Claims claims);
}
