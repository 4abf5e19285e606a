package gradus.submission.stored;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.submission.stored.StoredValue.Numbers;
import gradus.submission.stored.StoredValue.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that announce more than they hold, or hold more than anybody needs. */
class HostileFilesTest {
    private static final int HUGE = 100 * 1024 * 1024;

    private interface Reading {
        StoredFile read() throws FileFault;
    }

    /** The code and the reason for which a file is refused, or those of its only value. */
    private static String refusal(Reading reading) {
        try {
            StoredValue value = reading.read().entries().get(0).value();
            return value instanceof Refused refused ? "value: " + refused.reason() : "read: " + value;
        } catch (FileFault fault) {
            return fault.issue("s1").code() + ": " + fault.reason();
        }
    }

    private static byte[] npy(String header, byte... data) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = ByteBuffer.allocate(10 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        return bytes.putShort((short) text.length).put(text).put(data).array();
    }

    private static byte[] shaped(String shape) {
        return npy("{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }");
    }

    private static byte[] zip(String name, int copies, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < copies; i++) {
                zip.putNextEntry(new ZipEntry(copies == 1 ? name : i + name));
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }

    @Nested
    class Npy {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "(1000000000000,) | GN103: more than 500,000 numbers are in the file",
                    "(1000000, 1000000, 1000000, 1000000) | GN103: more than 500,000 numbers are in the file",
                    "(4294967296, 4294967296) | GN103: more than 500,000 numbers are in the file",
                    "(-1,) | GN102: an array has the negative length -1",
                    "(-2, -3) | GN102: an array has the negative length -2",
                    "(9999999999999999999,) | GN102: the description of the array cannot be read",
                    "(3,) | GN102: the data end early: 24 bytes are announced, 0 are there",
                    "(3.5,) | GN102: the description of the array cannot be read",
                    "3 | GN102: the description of the array cannot be read",
                    "((((((((((1,),),),),),),),),),) | GN102: the description of the array cannot be read",
                })
        void isRefusedForItsShape(String shape, String expected) {
            assertThat(refusal(() -> NpyFile.read("z1", shaped(shape)))).isEqualTo(expected);
        }

        @Test
        void isEmptyWhereOneLengthIs() throws FileFault {
            StoredFile file = NpyFile.read("z1", shaped("(0, 1000000000000)"));

            assertThat(((Numbers) file.entries().get(0).value()).numbers()).isEmpty();
        }

        @Test
        void isRefusedForALongDescription() {
            byte[] bytes = shaped("(1,)");
            bytes[6] = 2;
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1);

            assertThat(refusal(() -> NpyFile.read("z1", bytes)))
                    .isEqualTo("GN103: the description of the array is longer than 64 KiB");
        }

        @Test
        void isRefusedForManyDimensions() {
            assertThat(refusal(() -> NpyFile.read("z1", shaped("(" + "1, ".repeat(65) + ")"))))
                    .isEqualTo("GN102: an array has 65 dimensions");
        }

        @Test
        void isRefusedForLongTexts() {
            byte[] bytes = npy("{'descr': '<U999999999', 'fortran_order': False, 'shape': (9,), }");

            assertThat(refusal(() -> NpyFile.read("z1", bytes))).startsWith("GN103: ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"<q8", "", "f", "<f", "<i16", "<b8", "<U", "U-1"})
        void isRefusedForItsType(String type) {
            byte[] bytes = npy("{'descr': '" + type + "', 'fortran_order': False, 'shape': (), }", new byte[32]);

            assertThat(refusal(() -> NpyFile.read("z1", bytes))).matches("(GN102|value): .*");
        }

        @Test
        void isOfAnotherKind() {
            assertThat(refusal(() -> NpyFile.read("z1", "z1 = 0.5".getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo("GN101: it is not an array of numpy");
            assertThat(refusal(() -> NpyFile.read("z1", new byte[0]))).startsWith("GN101");
        }

        @Test
        void isTooLarge() {
            assertThat(refusal(() -> NpyFile.read("z1", new byte[StoredLimits.MAX_BYTES + 1])))
                    .isEqualTo("GN103: the file is larger than 16 MiB");
        }
    }

    @Nested
    class Npz {
        @Test
        void isRefusedForWhatItUnpacksTo() throws IOException {
            byte[] bomb = zip("z1.npy", 1, new byte[HUGE]);

            assertThat(bomb.length).isLessThan(1024 * 1024);
            assertThat(refusal(() -> NpzFile.read(bomb))).isEqualTo("GN103: the file unpacks to more than 16 MiB");
        }

        @Test
        void isRefusedForManyArrays() throws IOException {
            byte[] many = zip("z1.npy", 1_001, shaped("(0,)"));

            assertThat(refusal(() -> NpzFile.read(many))).isEqualTo("GN103: more than 1,000 arrays are in the file");
        }

        @Test
        void isRefusedForManyNumbersInAll() throws IOException {
            byte[] data = new byte[100_000];
            byte[] many = zip("z1.npy", 6, npy("{'descr': '|i1', 'fortran_order': False, 'shape': (100000,), }", data));

            assertThat(refusal(() -> NpzFile.read(many))).startsWith("GN103: more than 500,000 numbers");
        }

        @Test
        void losesOnlyTheArrayThatIsDamaged() throws IOException, FileFault {
            StoredFile file = NpzFile.read(zip("z1.npy", 1, shaped("(3,)")));

            assertThat(file.entries().get(0).value()).isInstanceOf(Refused.class);
        }

        @Test
        void isDamagedWhereItIsCutOff() {
            byte[] whole = StoredFixtures.bytes("shapes.npz");

            assertThat(refusal(() -> NpzFile.read(java.util.Arrays.copyOf(whole, whole.length / 2))))
                    .isEqualTo("GN102: the zip file is damaged");
        }

        @Test
        void saysWhatItDoesNotUse() throws IOException, FileFault {
            assertThat(NpzFile.read(zip("notes.txt", 1, new byte[3])).remarks())
                    .containsExactly("'notes.txt' is no array and is not used");
        }
    }

    @Nested
    class Mat {
        private byte[] form5(byte[] element) {
            ByteBuffer bytes = ByteBuffer.allocate(128 + element.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.put("MATLAB 5.0 MAT-file".getBytes(StandardCharsets.US_ASCII));
            bytes.putShort(124, (short) 0x100).put(126, (byte) 'I').put(127, (byte) 'M');
            return bytes.position(128).put(element).array();
        }

        private byte[] element(int type, byte[] data) {
            return ByteBuffer.allocate(8 + data.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(type)
                    .putInt(data.length)
                    .put(data)
                    .array();
        }

        private byte[] deflated(byte[] data) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
                deflater.write(data);
            }
            return bytes.toByteArray();
        }

        private byte[] matrix(int type, int... lengths) {
            ByteBuffer body =
                    ByteBuffer.allocate(16 + 8 + 4 * lengths.length + 16).order(ByteOrder.LITTLE_ENDIAN);
            body.putInt(6).putInt(8).putInt(type).putInt(0).putInt(5).putInt(4 * lengths.length);
            for (int length : lengths) {
                body.putInt(length);
            }
            body.putInt(1 | 2 << 16).put(new byte[] {'W', '1', 0, 0}).putInt(9).putInt(0);
            return element(14, body.array());
        }

        @Test
        void isRefusedForWhatItUnpacksTo() throws IOException {
            byte[] bomb = form5(element(15, deflated(new byte[HUGE])));

            assertThat(refusal(() -> MatFile.read(bomb))).isEqualTo("GN103: the file unpacks to more than 16 MiB");
        }

        @Test
        void isRefusedForCompressionInCompression() throws IOException {
            byte[] inner = element(15, deflated(matrix(6, 1, 1)));
            byte[] nested = form5(element(15, deflated(inner)));

            assertThat(refusal(() -> MatFile.read(nested)))
                    .isEqualTo("GN102: an element of the type 15 stands where a variable is expected");
        }

        @Test
        void isRefusedForItsSizes() {
            assertThat(refusal(() -> MatFile.read(form5(matrix(6, Integer.MAX_VALUE, Integer.MAX_VALUE)))))
                    .isEqualTo("GN103: more than 500,000 numbers are in the file");
            assertThat(refusal(() -> MatFile.read(form5(matrix(6, -1, 2)))))
                    .isEqualTo("GN102: an array has the negative length -1");
            assertThat(refusal(() -> MatFile.read(form5(matrix(6, 2, 2)))))
                    .isEqualTo("GN102: the data end early: 32 bytes are announced, 0 are there");
            assertThat(refusal(() -> MatFile.read(form5(matrix(4, 2147483647, 0, 2, 1)))))
                    .startsWith("GN102: an element of the type 9 holds no text");
        }

        @Test
        void isRefusedForAnElementOfFourGigabytes() {
            byte[] bytes = form5(element(14, new byte[0]));
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(132, -1);

            assertThat(refusal(() -> MatFile.read(bytes)))
                    .isEqualTo("GN102: the data end early: 4294967295 bytes are announced, 0 are there");
        }

        @Test
        void ofForm4IsRefusedForItsSizes() {
            ByteBuffer header = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
            header.putInt(0).putInt(-3).putInt(2).putInt(0).putInt(0);

            assertThat(refusal(() -> MatFile.read(header.array())))
                    .isEqualTo("GN102: an array has the negative length -3");

            header.putInt(16, 1_000_000_000);
            assertThat(refusal(() -> MatFile.read(header.array())))
                    .isEqualTo("GN102: the name of a variable has 1000000000 characters");
        }

        @Test
        void isOfAnotherKind() {
            assertThat(refusal(() -> MatFile.read("z1 = 0.5".getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo("GN101: it is not a file of MATLAB's variables");
            assertThat(refusal(() -> MatFile.read(new byte[0]))).startsWith("GN101");
            assertThat(refusal(() -> MatFile.read("MATLAB 5.0".getBytes(StandardCharsets.UTF_8))))
                    .startsWith("GN102");
        }

        @Test
        void withOverlappingColumnsOfASparseMatrixIsRefused() throws FileFault {
            byte[] bytes = StoredFixtures.bytes("form5.mat").clone();
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int name = text.indexOf("sparse");
            // Behind the name: the tag and two rows of numbers in 16 bytes, then the tag of the four starts of columns.
            int starts = text.indexOf("\5\0\0\0\20\0\0\0", name);
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(starts + 12, 2)
                    .putInt(starts + 16, 0);

            assertThat(refusal(() -> MatFile.read(bytes))).isEqualTo("GN102: the columns of a sparse matrix overlap");
        }
    }
}
