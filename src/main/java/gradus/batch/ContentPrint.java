package gradus.batch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The first 128 bits of the SHA-256 of what was handed in and by whom: a changed file is graded anew. */
record ContentPrint(long high, long low) {
    /** Of a file that could not be opened; no content has it, so that it is tried again. */
    static final ContentPrint NONE = new ContentPrint(0, 0);

    static ContentPrint of(SubmissionFile file, List<byte[]> content) {
        List<byte[]> parts = new ArrayList<>();
        add(parts, file.origin().getBytes(StandardCharsets.UTF_8));
        content.forEach(bytes -> add(parts, bytes));
        ByteBuffer digest = ByteBuffer.wrap(Digest.of(parts.toArray(byte[][]::new)));
        return new ContentPrint(digest.getLong(), digest.getLong());
    }

    /** With its length in front, so that no two divisions of the same bytes are alike. */
    private static void add(List<byte[]> parts, byte[] part) {
        parts.add(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        parts.add(part);
    }
}
