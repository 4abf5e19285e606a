package gradus.platform;

import java.util.Arrays;

/** A file with a table, as it was downloaded. */
public final class TableFile {
    private final String name;
    private final byte[] bytes;

    public TableFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = Arrays.copyOf(bytes, bytes.length);
    }

    /** Its name, for messages. */
    String name() {
        return name;
    }

    /** Its content. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }
}
