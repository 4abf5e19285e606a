package gradus.intake;

import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * An entry of a zip as it is unpacked. Counts what comes out rather than trusting what the zip says of itself, stops a bomb by
 * how much larger it is than packed, and compares the checksum at the end.
 */
final class ZipEntryStream extends FilterInputStream {
    private final ZipArchiveEntry entry;
    private final SourcePosition position;
    private final CRC32 checksum = new CRC32();
    private long count;

    ZipEntryStream(InputStream unpacked, ZipArchiveEntry entry, SourcePosition position) {
        super(unpacked);
        this.entry = entry;
        this.position = position;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(buffer, offset, length);
        } catch (UnreadableFile fault) {
            throw fault;
        } catch (IOException | RuntimeException fault) {
            throw new UnreadableFile(Issue.error(
                    IntakeCodes.DAMAGED, position, 1, "the file is damaged in the zip: " + fault.getMessage()));
        }
        if (read < 0) {
            checkWhole();
            return read;
        }
        checksum.update(buffer, offset, read);
        count += read;
        checkRatio();
        return read;
    }

    /** Everything passes through {@link #read}, so that it is counted. */
    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void checkRatio() throws UnreadableFile {
        long packed = Math.max(1, entry.getCompressedSize());
        if (count > IntakeLimits.RATIO_FREE_BYTES && count / packed > IntakeLimits.RATIO) {
            throw new UnreadableFile(Issue.error(
                    IntakeCodes.LIMIT,
                    position,
                    1,
                    "the file is more than " + IntakeLimits.RATIO + " times as large as packed; it is not unpacked"));
        }
    }

    private void checkWhole() throws UnreadableFile {
        boolean known = entry.getCrc() >= 0;
        if (known && entry.getCrc() != checksum.getValue()) {
            throw new UnreadableFile(Issue.error(
                            IntakeCodes.DAMAGED, position, 1, "the file is damaged in the zip: its checksum is wrong")
                    .withFix("fetch the zip again"));
        }
    }
}
