package gradus.submission.stored;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The forms 5 and 7 of {@code .mat} files: elements, each a matrix or, in form 7, a compressed one. */
final class MatFile5 {
    private static final int SMALLEST = 8;
    private static final int CHUNK = 8192;

    private final Budget budget = new Budget();
    private final StoredEntries entries = new StoredEntries();

    private MatFile5() {}

    /** The variables behind the header, where the cursor stands. */
    static StoredFile read(ByteCursor cursor) throws FileFault {
        MatFile5 file = new MatFile5();
        while (cursor.remaining() >= SMALLEST) {
            file.budget.takeEntry();
            file.readElement(MatElement.next(cursor));
        }
        if (cursor.remaining() > 0) {
            throw FileFault.damaged("the file ends early");
        }
        return file.entries.file();
    }

    private void readElement(MatElement element) throws FileFault {
        MatElement matrix = element.type() == MatElement.COMPRESSED ? inflated(element.data()) : element;
        if (matrix.type() != MatElement.MATRIX) {
            throw FileFault.damaged("an element of the type " + matrix.type() + " stands where a variable is expected");
        }
        // What subsystems of MATLAB store for themselves has no name.
        StoredEntry entry = new MatMatrix(budget).read(matrix.data(), 0);
        if (!entry.name().isEmpty()) {
            entries.add(entry.name(), entry.value());
        }
    }

    /** The one element in a compressed one. */
    private MatElement inflated(ByteCursor compressed) throws FileFault {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed.array(compressed.remaining()));
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int count = inflater.inflate(chunk); count > 0; count = inflater.inflate(chunk)) {
                budget.takeInflated(count);
                content.write(chunk, 0, count);
            }
            return MatElement.next(new ByteCursor(content.toByteArray(), compressed.order()));
        } catch (DataFormatException fault) {
            throw FileFault.damaged("a compressed variable is damaged");
        } finally {
            inflater.end();
        }
    }
}
