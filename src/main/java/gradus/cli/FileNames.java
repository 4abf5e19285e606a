package gradus.cli;

import gradus.platform.FileName;

/** File names from what students call themselves. */
final class FileNames {
    private FileNames() {}

    /** A name that is harmless on every file system, see {@link FileName#safe}. */
    static String safe(String id) {
        return FileName.safe(id);
    }
}
