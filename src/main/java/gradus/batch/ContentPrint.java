package gradus.batch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The first 128 bits of the SHA-256 of what was handed in and by whom: a changed file is graded anew. */
record ContentPrint(long high, long low) {
    /** Of a file that could not be opened; no content has it, so that it is tried again. */
    static final ContentPrint NONE = new ContentPrint(0, 0);

    static ContentPrint of(SubmissionFile file, byte[] content) {
        byte[] origin = file.origin().getBytes(StandardCharsets.UTF_8);
        byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(origin.length).array();
        ByteBuffer digest = ByteBuffer.wrap(Digest.of(length, origin, content));
        return new ContentPrint(digest.getLong(), digest.getLong());
    }
}
