package gradus.submission.stored;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads {@code .mat} files: variables as MATLAB, Octave and scipy save them in the forms 4, 5 (also called 6) and 7. */
public final class MatFile {
    private static final int TEXT_LENGTH = 116;
    private static final int VERSION_AT = 124;
    private static final int HEADER_LENGTH = 128;
    private static final int HDF5_VERSION = 2;
    private static final String AS_7 = "save it with: save -v7 answers.mat";

    private MatFile() {}

    /**
     * The variables by name.
     *
     * @throws FileFault if it is damaged, too large, or in a form that is not read
     */
    public static StoredFile read(byte[] bytes) throws FileFault {
        Budget.checkSize(bytes);
        String text = new String(bytes, 0, Math.min(TEXT_LENGTH, bytes.length), StandardCharsets.ISO_8859_1);
        refuseOtherForms(text);
        if (text.startsWith("MATLAB 5.") && bytes.length < HEADER_LENGTH) {
            throw FileFault.damaged("the file ends early");
        }
        if (!isForm5(bytes)) {
            return MatFile4.read(bytes);
        }
        ByteCursor cursor =
                new ByteCursor(bytes, mark(bytes).equals("IM") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        cursor.skip(VERSION_AT);
        if (cursor.u16() >> 8 == HDF5_VERSION) {
            throw hdf5();
        }
        cursor.u16();
        return MatFile5.read(cursor);
    }

    /** Whether the file begins with a text and ends its header with a mark; form 4 has a 0 in the first four bytes. */
    private static boolean isForm5(byte[] bytes) {
        boolean text =
                bytes.length >= HEADER_LENGTH && bytes[0] != 0 && bytes[1] != 0 && bytes[2] != 0 && bytes[3] != 0;
        return text && (mark(bytes).equals("IM") || mark(bytes).equals("MI"));
    }

    private static String mark(byte[] bytes) {
        return new String(bytes, HEADER_LENGTH - 2, 2, StandardCharsets.ISO_8859_1);
    }

    private static void refuseOtherForms(String text) throws FileFault {
        if (text.startsWith("MATLAB 7.") || text.startsWith("\u0089HDF")) {
            throw hdf5();
        }
        if (text.startsWith("# Created by Octave") || text.startsWith("Octave-1-")) {
            throw new FileFault(
                    StoredCodes.OTHER_FORM, "it is in Octave's own form, which is not read", Optional.of(AS_7));
        }
    }

    private static FileFault hdf5() {
        return new FileFault(
                StoredCodes.OTHER_FORM, "it is in the form -v7.3 (HDF5), which is not read", Optional.of(AS_7));
    }
}
