package gradus.platform.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Writes archives in the ustar form of POSIX 1003.1: the same files give the same bytes. */
final class TarArchive {
    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 100;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_LENGTH = 8;

    private TarArchive() {}

    static void write(List<BundleFile> files, OutputStream out) throws IOException {
        for (BundleFile file : files) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            file.content().writeTo(content);
            out.write(head(file, content.size()));
            content.writeTo(out);
            out.write(new byte[(BLOCK - content.size() % BLOCK) % BLOCK]);
        }
        out.write(new byte[2 * BLOCK]);
    }

    private static byte[] head(BundleFile file, int size) {
        byte[] name = file.path().getBytes(StandardCharsets.UTF_8);
        if (name.length > LONGEST_NAME) {
            throw new IllegalArgumentException("a name of " + name.length + " bytes is too long: " + file.path());
        }
        byte[] head = new byte[BLOCK];
        System.arraycopy(name, 0, head, 0, name.length);
        put(head, 100, file.executable() ? "0000755\0" : "0000644\0");
        put(head, 108, "0000000\0");
        put(head, 116, "0000000\0");
        put(head, 124, String.format(Locale.ROOT, "%011o\0", size));
        put(head, 136, "00000000000\0");
        Arrays.fill(head, CHECKSUM, CHECKSUM + CHECKSUM_LENGTH, (byte) ' ');
        put(head, 156, "0");
        put(head, 257, "ustar\00000");
        int sum = 0;
        for (byte one : head) {
            sum += one & 0xFF;
        }
        put(head, CHECKSUM, String.format(Locale.ROOT, "%06o\0 ", sum));
        return head;
    }

    private static void put(byte[] head, int place, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, head, place, bytes.length);
    }
}
