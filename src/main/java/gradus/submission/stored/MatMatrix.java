package gradus.submission.stored;

import gradus.submission.stored.ArrayShape.Order;
import gradus.submission.stored.StoredValue.Group;
import gradus.written.WrittenNumber;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads a variable of form 5: its class, shape and name, and then what the class asks for. */
final class MatMatrix {
    private static final int CELL = 1;
    private static final int STRUCT = 2;
    private static final int CHARACTERS = 4;
    private static final int SPARSE = 5;
    private static final int DOUBLE = 6;
    private static final int SINGLE = 7;
    private static final int LAST_NUMERIC = 15;
    private static final int COMPLEX = 0x800;

    private final Budget budget;

    MatMatrix(Budget budget) {
        this.budget = budget;
    }

    /**
     * The variable, with an empty name if it has none.
     *
     * @param data the bytes of a matrix element
     * @param depth in how many structs it is
     */
    StoredEntry read(ByteCursor data, int depth) throws FileFault {
        if (data.remaining() == 0) {
            return new StoredEntry("", new StoredValue.Numbers(List.of(0, 0), List.of()));
        }
        int flags = MatElement.next(data).data().i32();
        int type = flags & 0xFF;
        if (type > LAST_NUMERIC) {
            return new StoredEntry(nameOfOpaque(data), Refusals.object());
        }
        List<Long> lengths = lengths(MatElement.next(data));
        String name = text(MatElement.next(data), StandardCharsets.UTF_8);
        if (name.length() > StoredLimits.MAX_NAME) {
            throw FileFault.damaged("the name of a variable has " + name.length() + " characters");
        }
        return new StoredEntry(name, value(type, (flags & COMPLEX) != 0, lengths, data, depth));
    }

    /** Objects have their name where others have their lengths. */
    private static String nameOfOpaque(ByteCursor data) throws FileFault {
        return text(MatElement.next(data), StandardCharsets.UTF_8);
    }

    private StoredValue value(int type, boolean complex, List<Long> lengths, ByteCursor data, int depth)
            throws FileFault {
        if (complex) {
            return Refusals.complex();
        }
        return switch (type) {
            case CELL -> Refusals.cell();
            case STRUCT -> struct(lengths, data, depth);
            case CHARACTERS -> characters(ArrayShape.of(lengths, budget), MatElement.next(data));
            case SPARSE -> MatSparse.read(ArrayShape.of(lengths, budget), data);
            default ->
                type < CHARACTERS
                        ? Refusals.object()
                        : numbers(type, ArrayShape.of(lengths, budget), MatElement.next(data));
        };
    }

    private static List<Long> lengths(MatElement element) throws FileFault {
        ByteCursor data = element.data();
        List<Long> lengths = new ArrayList<>();
        while (data.remaining() > 0 && lengths.size() <= StoredLimits.MAX_DIMENSIONS) {
            lengths.add((long) data.i32());
        }
        if (lengths.size() < 2) {
            throw FileFault.damaged("a variable has no size");
        }
        return lengths;
    }

    /** Numbers may be stored in a smaller type than that of the variable. */
    private static StoredValue numbers(int type, ArrayShape shape, MatElement element) throws FileFault {
        ElementType stored = element.numberType();
        boolean floating = type == DOUBLE || type == SINGLE;
        List<WrittenNumber> numbers = floating
                ? StoredDigits.of(
                        stored.doubles(element.data(), shape.count()),
                        type == SINGLE ? FloatType.SINGLE : FloatType.DOUBLE)
                : stored.numbers(element.data(), shape.count());
        return shape.value(numbers, Order.COLUMN_MAJOR);
    }

    private StoredValue characters(ArrayShape shape, MatElement element) throws FileFault {
        String all = text(element, StandardCharsets.UTF_8);
        int rows = shape.lengths().get(0);
        if (all.length() > 2L * shape.count()) {
            throw FileFault.damaged("a text is longer than its size says");
        }
        if (rows <= 1) {
            return new StoredValue.Texts(rows == 0 ? List.of() : List.of(all));
        }
        List<StringBuilder> texts = new ArrayList<>();
        for (int i = 0; i < Math.min(rows, all.length()); i++) {
            texts.add(new StringBuilder());
        }
        for (int i = 0; i < all.length(); i++) {
            texts.get(i % rows).append(all.charAt(i));
        }
        return new StoredValue.Texts(
                texts.stream().map(text -> text.toString().stripTrailing()).toList());
    }

    private static String text(MatElement element, Charset bytes) throws FileFault {
        ByteCursor data = element.data();
        boolean little = data.order() == java.nio.ByteOrder.LITTLE_ENDIAN;
        Charset charset = switch (element.type()) {
            case 4, MatElement.UTF16 -> little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            case MatElement.UTF32 -> Charset.forName(little ? "UTF-32LE" : "UTF-32BE");
            case 1, 2, MatElement.UTF8 -> bytes;
            default -> throw FileFault.damaged("an element of the type " + element.type() + " holds no text");
        };
        return new String(data.array(data.remaining()), charset).replace("\0", "");
    }

    private StoredValue struct(List<Long> lengths, ByteCursor data, int depth) throws FileFault {
        if (depth >= StoredLimits.MAX_DEPTH) {
            return Refusals.nested();
        }
        if (!lengths.equals(Collections.nCopies(lengths.size(), 1L))) {
            return Refusals.structs();
        }
        int size = MatElement.next(data).data().i32();
        ByteCursor names = MatElement.next(data).data();
        if (size < 1) {
            throw FileFault.damaged("the names of the fields have " + size + " characters");
        }
        List<StoredEntry> fields = new ArrayList<>();
        while (names.remaining() >= size) {
            budget.takeEntry();
            String name = new String(names.array(size), StandardCharsets.UTF_8);
            int end = name.indexOf('\0');
            MatElement field = MatElement.next(data);
            if (field.type() != MatElement.MATRIX) {
                throw FileFault.damaged("a field of the type " + field.type() + " is no matrix");
            }
            fields.add(new StoredEntry(
                    end < 0 ? name : name.substring(0, end),
                    read(field.data(), depth + 1).value()));
        }
        return new Group(fields);
    }
}
