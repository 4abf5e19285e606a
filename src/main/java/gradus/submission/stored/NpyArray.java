package gradus.submission.stored;

import gradus.submission.stored.ArrayShape.Order;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An array as numpy saves it.
 *
 * @param value what it holds
 * @param rest how many bytes follow that belong to no array
 */
record NpyArray(StoredValue value, int rest) {
    private static final String BY_NAME = "save each array by its name: np.savez('answers.npz', z1=z1, W1=W1)";
    private static final int CHARACTER = 4;

    /**
     * Reads an array.
     *
     * @param bytes a whole {@code .npy} file
     * @param budget what the file may still cost
     */
    static NpyArray read(byte[] bytes, Budget budget) throws FileFault {
        if (!NpyHeader.begins(bytes)) {
            throw new FileFault(
                    StoredCodes.OTHER_KIND, "it is not an array of numpy", Optional.of("save it with np.save"));
        }
        ByteCursor cursor = new ByteCursor(bytes, ByteOrder.LITTLE_ENDIAN);
        NpyHeader header = NpyHeader.read(cursor);
        ByteCursor data = cursor.in(orderOf(header));
        Optional<StoredValue> refusal = refusal(header);
        if (refusal.isPresent()) {
            return new NpyArray(refusal.get(), 0);
        }
        StoredValue value = value(header, data, budget);
        return new NpyArray(value, data.remaining());
    }

    private static ByteOrder orderOf(NpyHeader header) {
        return header.type().filter(type -> type.startsWith(">")).isPresent()
                ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN;
    }

    private static StoredValue value(NpyHeader header, ByteCursor data, Budget budget) throws FileFault {
        String type = plain(header.type().orElse(""));
        ArrayShape shape = ArrayShape.of(header.lengths(), budget);
        if (type.startsWith("U") || type.startsWith("S")) {
            return texts(type, shape.count(), data, budget);
        }
        ElementType element = elementType(type);
        return shape.value(
                element.numbers(data, shape.count()), header.columnMajor() ? Order.COLUMN_MAJOR : Order.ROW_MAJOR);
    }

    private static ElementType elementType(String type) throws FileFault {
        for (ElementType known : ElementType.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(type)) {
                return known;
            }
        }
        throw FileFault.damaged("the type '" + type + "' of the array is not known");
    }

    /** Why an array of this type is no answer, if it is none. */
    private static Optional<StoredValue> refusal(NpyHeader header) {
        if (header.type().isEmpty()) {
            return refused("it holds records of several fields", BY_NAME);
        }
        String type = plain(header.type().get());
        return switch (type.isEmpty() ? ' ' : type.charAt(0)) {
            case 'O' -> refused("it holds Python objects (a pickle), which are never opened", BY_NAME);
            case 'V' -> refused("it holds records of several fields", BY_NAME);
            case 'c' -> refused("it holds complex numbers", "save the real part: np.real(z1)");
            case 'M', 'm' -> refused("it holds dates or times", "save numbers");
            case 'f' ->
                type.equals("f2") || type.equals("f4") || type.equals("f8")
                        ? Optional.empty()
                        : refused("it holds numbers of " + type.substring(1) + " bytes", "save it as z1.astype(float)");
            default -> Optional.empty();
        };
    }

    private static Optional<StoredValue> refused(String reason, String fix) {
        return Optional.of(new StoredValue.Refused(reason, Optional.of(fix)));
    }

    private static String plain(String type) {
        boolean marked = !type.isEmpty() && "<>=|".indexOf(type.charAt(0)) >= 0;
        return marked ? type.substring(1) : type;
    }

    private static StoredValue texts(String type, int count, ByteCursor data, Budget budget) throws FileFault {
        boolean wide = type.startsWith("U");
        String digits = type.substring(1);
        if (!digits.matches("[0-9]{1,9}")) {
            throw FileFault.damaged("the type '" + type + "' of the array is not known");
        }
        long length = Long.parseLong(digits);
        budget.takeNumbers(length * count);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(wide ? characters(data, length) : latin(data, length));
        }
        return new StoredValue.Texts(texts);
    }

    private static String characters(ByteCursor data, long length) throws FileFault {
        ByteCursor part = data.part(length * CHARACTER);
        StringBuilder text = new StringBuilder();
        while (part.remaining() > 0) {
            int c = part.i32();
            if (c != 0) {
                text.appendCodePoint(Character.isValidCodePoint(c) ? c : 0xFFFD);
            }
        }
        return text.toString();
    }

    private static String latin(ByteCursor data, long length) throws FileFault {
        return new String(data.array(length), StandardCharsets.UTF_8).replace("\0", "");
    }
}
