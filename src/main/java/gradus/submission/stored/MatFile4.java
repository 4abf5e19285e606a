package gradus.submission.stored;

import gradus.submission.stored.ArrayShape.Order;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The form 4 of {@code .mat} files: one matrix behind the other, each with a header of five whole numbers. */
final class MatFile4 {
    private static final int LARGEST_TYPE = 5000;
    private static final int BIG_ENDIAN_TYPES = 1000;
    private static final List<ElementType> ELEMENTS =
            List.of(ElementType.F8, ElementType.F4, ElementType.I4, ElementType.I2, ElementType.U2, ElementType.U1);
    private static final int FULL = 0;
    private static final int TEXT = 1;

    private final ByteCursor cursor;
    private final Budget budget = new Budget();
    private final StoredEntries entries = new StoredEntries();

    private MatFile4(ByteCursor cursor) {
        this.cursor = cursor;
    }

    static StoredFile read(byte[] bytes) throws FileFault {
        MatFile4 file = new MatFile4(new ByteCursor(bytes, order(bytes)));
        while (file.cursor.remaining() > 0) {
            file.readMatrix();
        }
        return file.entries.file();
    }

    /** The order in which the first number is a type; a file in neither is of another kind. */
    private static ByteOrder order(byte[] bytes) throws FileFault {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            ByteCursor start = new ByteCursor(bytes, order);
            int type = start.remaining() < 4 ? -1 : start.i32();
            boolean marked = type / BIG_ENDIAN_TYPES == (order == ByteOrder.BIG_ENDIAN ? 1 : 0);
            if (type >= 0 && type < LARGEST_TYPE && marked) {
                return order;
            }
        }
        throw new FileFault(
                StoredCodes.OTHER_KIND,
                "it is not a file of MATLAB's variables",
                Optional.of("save it with: save -v7 answers.mat"));
    }

    private void readMatrix() throws FileFault {
        budget.takeEntry();
        int type = cursor.i32();
        int rows = cursor.i32();
        int columns = cursor.i32();
        boolean complex = cursor.i32() != 0;
        String name = name(cursor.i32());
        int element = type % 100 / 10;
        boolean known = type >= 0 && type < 2 * BIG_ENDIAN_TYPES && element < ELEMENTS.size();
        if (!known) {
            throw FileFault.damaged("the variable has the type " + type + ", which is not known");
        }
        ArrayShape shape = ArrayShape.of(List.of((long) rows, (long) columns), budget);
        ByteCursor data = data(shape, ELEMENTS.get(element), complex);
        entries.add(name, complex ? Refusals.complex() : value(type % 10, shape, ELEMENTS.get(element), data));
    }

    private ByteCursor data(ArrayShape shape, ElementType element, boolean complex) throws FileFault {
        return cursor.part((long) shape.count() * element.size() * (complex ? 2 : 1));
    }

    private String name(int length) throws FileFault {
        if (length < 0 || length > StoredLimits.MAX_NAME) {
            throw FileFault.damaged("the name of a variable has " + length + " characters");
        }
        return new String(cursor.array(length), StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    private static StoredValue value(int kind, ArrayShape shape, ElementType element, ByteCursor data)
            throws FileFault {
        return switch (kind) {
            case FULL -> shape.value(element.numbers(data, shape.count()), Order.COLUMN_MAJOR);
            case TEXT -> texts(shape, element.doubles(data, shape.count()));
            default -> Refusals.sparse();
        };
    }

    private static StoredValue texts(ArrayShape shape, double[] characters) {
        int rows = shape.lengths().get(0);
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            StringBuilder text = new StringBuilder();
            for (int i = row; i < characters.length; i += rows) {
                text.append((char) characters[i]);
            }
            texts.add(text.toString().stripTrailing());
        }
        return new StoredValue.Texts(texts);
    }
}
