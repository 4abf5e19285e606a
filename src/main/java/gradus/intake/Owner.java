package gradus.intake;

import gradus.intake.HandIn.Authority;
import java.util.List;

/**
 * Whose a file is.
 *
 * @param key equal for files whose attempts are counted together
 * @param students the student, or the members of the group
 * @param authority who says so
 */
record Owner(String key, List<Student> students, Authority authority) {
    static Owner of(Student student) {
        return of(student.id(), student);
    }

    /** A student under a key of its own, where attempts are counted for parts of what is handed in. */
    static Owner of(String key, Student student) {
        return new Owner(key, List.of(student), Authority.PLATFORM);
    }

    static Owner named(String key, String name) {
        return new Owner(key, List.of(Student.of(name)), Authority.FILE_NAME);
    }
}
