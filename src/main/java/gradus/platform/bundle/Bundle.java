package gradus.platform.bundle;

import java.util.List;

/**
 * What one platform wants uploaded. Found through {@code ServiceLoader}: a new one is one new class with
 * {@code @AutoService(Bundle.class)} and the scripts of its platform as resources.
 */
public interface Bundle {
    /** The name of the platform, that of its results. */
    String name();

    /** Whether the platform takes one archive; else what it takes is a folder of files. */
    default boolean isArchive() {
        return false;
    }

    /** The files, in a fixed order. */
    List<BundleFile> files(BundleContents contents);

    /** What to do next, in a sentence. */
    String nextStep();
}
