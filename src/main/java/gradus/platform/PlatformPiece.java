package gradus.platform;

import java.util.ArrayList;
import java.util.List;

/**
 * What a platform is told about one student, as plain data. What the fields mean is known to the platform that made it.
 *
 * @param student the student's id
 * @param fields texts
 */
public record PlatformPiece(String student, List<String> fields) {
    public PlatformPiece {
        fields = List.copyOf(fields);
    }

    /** The fields as one text, for a journal: each behind its length and a colon. */
    public String packed() {
        StringBuilder text = new StringBuilder();
        fields.forEach(field -> text.append(field.length()).append(':').append(field));
        return text.toString();
    }

    /**
     * The piece that was packed.
     *
     * @throws IllegalArgumentException if the text is none that {@link #packed} made
     */
    public static PlatformPiece unpacked(String student, String text) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            String length = colon < 0 ? "" : text.substring(at, colon);
            if (!length.matches("\\d{1,9}") || colon + 1 + Integer.parseInt(length) > text.length()) {
                throw new IllegalArgumentException("the text of " + student + " was not packed here");
            }
            at = colon + 1 + Integer.parseInt(length);
            fields.add(text.substring(colon + 1, at));
        }
        return new PlatformPiece(student, fields);
    }
}
