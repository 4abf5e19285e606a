package gradus.batch;

import gradus.platform.PlatformPiece;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What several platforms are told about the students of a class, on disk, so that each student is graded once for all of them. */
public final class PieceFile implements Closeable {
    private final Path file;
    private final RecordFile records;
    private final List<LongStream.Builder> places;

    private PieceFile(Path file, int platforms) throws IOException {
        this.file = file;
        this.records = RecordFile.create(file);
        this.places = IntStream.range(0, platforms)
                .mapToObj(platform -> LongStream.builder())
                .toList();
    }

    /**
     * A file without pieces.
     *
     * @param folder where it lies until it is closed
     * @param platforms how many platforms there are
     * @throws IOException if it cannot be made
     */
    public static PieceFile create(Path folder, int platforms) throws IOException {
        return new PieceFile(Files.createTempFile(folder, ".gradus-pieces", WholeFile.UNFINISHED), platforms);
    }

    /**
     * Adds a student.
     *
     * @param pieces one for each platform
     * @throws IOException if the file cannot be written
     */
    public void add(List<PlatformPiece> pieces) throws IOException {
        for (int platform = 0; platform < places.size(); platform++) {
            PlatformPiece piece = pieces.get(platform);
            byte[] record = new RecordWriter()
                    .text(piece.student())
                    .text(piece.packed())
                    .bytes();
            places.get(platform).add(records.append(record));
        }
    }

    /**
     * The pieces of a platform in the order in which they were added. Can be asked for once, and no student is added afterwards.
     *
     * @param platform its place, from 0
     */
    public Iterator<PlatformPiece> of(int platform) {
        PrimitiveIterator.OfLong offsets = places.get(platform).build().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return offsets.hasNext();
            }

            @Override
            public PlatformPiece next() {
                return piece(offsets.nextLong());
            }
        };
    }

    private PlatformPiece piece(long offset) {
        try {
            RecordReader in = new RecordReader(records.get(offset));
            return PlatformPiece.unpacked(in.text(), in.text());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            records.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
