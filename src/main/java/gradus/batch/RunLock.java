package gradus.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Keeps a second run out of what one is writing. The system takes the lock away from a process that dies. Where a file system
 * has no locks, there is none.
 */
final class RunLock implements AutoCloseable {
    /** Far behind the text, so that it can be read where locks forbid reading. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    private static final int LONGEST = 40;

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws FolderInUseException if another run has it
     */
    static RunLock take(Path file) throws IOException {
        while (true) {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                Object before = key(file);
                if (!isLocked(channel)) {
                    throw inUse(file, channel);
                }
                if (Objects.equals(before, key(file)) && Files.exists(file)) {
                    channel.truncate(0);
                    channel.write(ByteBuffer.wrap(
                            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
                    return new RunLock(file, channel);
                }
            } catch (IOException fault) {
                channel.close();
                throw fault;
            }
            // The run before has removed the file after it was opened here.
            channel.close();
        }
    }

    private static Object key(Path file) throws IOException {
        try {
            return String.valueOf(Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                    .fileKey());
        } catch (NoSuchFileException gone) {
            return "gone";
        }
    }

    private static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock(PLACE, 1, false) != null;
        } catch (OverlappingFileLockException taken) {
            return false;
        } catch (IOException noLocks) {
            return true;
        }
    }

    private static FolderInUseException inUse(Path file, FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST);
        channel.read(text, 0);
        String process = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
        return new FolderInUseException("another run " + (process.isEmpty() ? "" : "(process " + process + ") ")
                + "is writing into " + file.getParent() + "; wait for it, or choose another folder with --out");
    }

    /** Lets other runs in. */
    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            channel.close();
        }
    }
}
