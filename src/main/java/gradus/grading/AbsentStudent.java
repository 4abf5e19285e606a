package gradus.grading;

import java.util.Optional;

/**
 * A student of the class from whom there is no hand-in. There is no mark, which is not the same as the mark 0.
 *
 * @param student the student's id on the roster
 * @param name the student's name, if the roster says it
 */
public record AbsentStudent(String student, Optional<String> name) {}
