package gradus.platform;

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
}
