package gradus.intake;

import java.util.Optional;
import java.util.Set;

/**
 * A student of a roster.
 *
 * @param student id, name, address and login
 * @param keys every number, login and address by which a platform may call the student
 * @param section the section or class, if the roster says it
 * @param group the group that hands in together, if the roster says it
 */
public record RosterStudent(Student student, Set<String> keys, Optional<String> section, Optional<String> group) {
    public RosterStudent {
        keys = Set.copyOf(keys);
    }
}
