package gradus.submission.stored;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The description at the start of a {@code .npy} file.
 *
 * @param type how an item is laid out, as numpy abbreviates it ({@code <f8}); nothing if an item has several fields
 * @param columnMajor whether the first dimension runs fastest
 * @param lengths of the dimensions, unchecked
 */
record NpyHeader(Optional<String> type, boolean columnMajor, List<Long> lengths) {
    private static final int MAGIC = 0x93;
    private static final byte[] NUMPY = "NUMPY".getBytes(StandardCharsets.US_ASCII);

    NpyHeader {
        lengths = List.copyOf(lengths);
    }

    /** Whether bytes begin as every such file does. */
    static boolean begins(byte[] bytes) {
        if (bytes.length <= NUMPY.length || (bytes[0] & 0xFF) != MAGIC) {
            return false;
        }
        for (int i = 0; i < NUMPY.length; i++) {
            if (bytes[i + 1] != NUMPY[i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads the description; the cursor then stands at the first item. */
    static NpyHeader read(ByteCursor cursor) throws FileFault {
        cursor.skip(1 + NUMPY.length);
        int version = cursor.u8();
        cursor.u8();
        if (version < 1 || version > 3) {
            throw FileFault.damaged("it is of version " + version + ", known are 1 to 3");
        }
        long length = version == 1 ? cursor.u16() : cursor.u32();
        if (length > StoredLimits.MAX_HEADER) {
            throw FileFault.tooLarge(
                    "the description of the array is longer than " + StoredLimits.MAX_HEADER / 1024 + " KiB");
        }
        Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return of(new String(cursor.array(length), charset));
    }

    private static NpyHeader of(String text) throws FileFault {
        Map<String, PythonLiteral> keys = PythonLiteral.read(text)
                .filter(PythonLiteral.Keys.class::isInstance)
                .map(literal -> ((PythonLiteral.Keys) literal).values())
                .orElseThrow(NpyHeader::unreadable);
        PythonLiteral type = value(keys, "descr");
        boolean readable = value(keys, "fortran_order") instanceof PythonLiteral.Truth
                && value(keys, "shape") instanceof PythonLiteral.Items;
        if (!readable) {
            throw unreadable();
        }
        boolean columnMajor = value(keys, "fortran_order").equals(new PythonLiteral.Truth(true));
        return new NpyHeader(
                type instanceof PythonLiteral.Text name ? Optional.of(name.text()) : Optional.empty(),
                columnMajor,
                lengths(value(keys, "shape")));
    }

    private static PythonLiteral value(Map<String, PythonLiteral> keys, String key) throws FileFault {
        return Optional.ofNullable(keys.get(key)).orElseThrow(NpyHeader::unreadable);
    }

    private static List<Long> lengths(PythonLiteral shape) throws FileFault {
        List<Long> lengths = new ArrayList<>();
        if (shape instanceof PythonLiteral.Items items) {
            for (PythonLiteral item : items.items()) {
                if (!(item instanceof PythonLiteral.Whole whole)) {
                    throw unreadable();
                }
                lengths.add(whole.number());
            }
        }
        return lengths;
    }

    private static FileFault unreadable() {
        return FileFault.damaged("the description of the array cannot be read");
    }
}
