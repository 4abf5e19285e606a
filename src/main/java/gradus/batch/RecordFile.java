package gradus.batch;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A file of records that is only ever appended to: after a mark of its kind, for each record its length, a check (CRC-32C) and
 * its bytes. Whatever a crash leaves at the end does not pass the check and is dropped.
 */
final class RecordFile implements AutoCloseable {
    private static final byte[] MARK = "gradus journal 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 2 * Integer.BYTES;

    private final FileChannel channel;
    private long end;

    private RecordFile(FileChannel channel, long end) {
        this.channel = channel;
        this.end = end;
    }

    /** A file without a record, in place of what may be there. */
    static RecordFile create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        RecordFile created = new RecordFile(channel, 0);
        created.write(ByteBuffer.wrap(MARK));
        return created;
    }

    /** What takes the records of a file one after the other. */
    interface Visitor {
        void visit(RecordFile file, long offset, byte[] record);
    }

    /**
     * A file with records, for reading and appending, cut behind the last whole one.
     *
     * @param visitor gets every whole record
     * @return nothing if it is not such a file
     */
    static Optional<RecordFile> open(Path file, Visitor visitor) throws IOException {
        Optional<RecordFile> opened =
                open(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE), visitor);
        if (opened.isPresent()) {
            opened.get().channel.truncate(opened.get().end);
        }
        return opened;
    }

    /** A file with records, for reading, otherwise like {@link #open}. */
    static Optional<RecordFile> openToRead(Path file, Visitor visitor) throws IOException {
        return open(FileChannel.open(file, StandardOpenOption.READ), visitor);
    }

    private static Optional<RecordFile> open(FileChannel channel, Visitor visitor) throws IOException {
        RecordFile opened = new RecordFile(channel, MARK.length);
        if (!opened.hasMark()) {
            channel.close();
            return Optional.empty();
        }
        for (Optional<byte[]> next = opened.at(opened.end); next.isPresent(); next = opened.at(opened.end)) {
            long offset = opened.end;
            opened.end += HEAD + next.get().length;
            visitor.visit(opened, offset, next.get());
        }
        return Optional.of(opened);
    }

    private boolean hasMark() throws IOException {
        return channel.size() >= MARK.length && ByteBuffer.wrap(MARK).equals(read(0, MARK.length));
    }

    /**
     * Appends a record.
     *
     * @return where it stands
     */
    synchronized long append(byte[] record) throws IOException {
        long offset = end;
        ByteBuffer framed = ByteBuffer.allocate(HEAD + record.length);
        framed.putInt(record.length).putInt(check(record)).put(record).flip();
        write(framed);
        return offset;
    }

    private void write(ByteBuffer bytes) throws IOException {
        long place = end;
        while (bytes.hasRemaining()) {
            place += channel.write(bytes, place);
        }
        end = place;
    }

    /**
     * The record at a place.
     *
     * @throws IOException if there is none that passes the check
     */
    byte[] get(long offset) throws IOException {
        return at(offset).orElseThrow(() -> new IOException("the journal was changed while it was in use"));
    }

    private Optional<byte[]> at(long offset) throws IOException {
        long room = channel.size() - offset - HEAD;
        if (room < 0) {
            return Optional.empty();
        }
        ByteBuffer head = read(offset, HEAD);
        int length = head.getInt();
        int check = head.getInt();
        if (length <= 0 || length > room) {
            return Optional.empty();
        }
        byte[] record = read(offset + HEAD, length).array();
        return check(record) == check ? Optional.of(record) : Optional.empty();
    }

    private ByteBuffer read(long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }

    private static int check(byte[] record) {
        CRC32C check = new CRC32C();
        check.update(record, 0, record.length);
        return (int) check.getValue();
    }

    /** Hands everything over to the disk. */
    void force() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
