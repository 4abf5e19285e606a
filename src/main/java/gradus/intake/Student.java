package gradus.intake;

import java.util.Optional;

/**
 * A student, as a platform or a roster knows one.
 *
 * @param id what identifies the student there; never empty
 * @param name the full name, if it is known
 * @param email the address, if it is known
 * @param login the name to log in with, if it is known and is not the id
 */
public record Student(String id, Optional<String> name, Optional<String> email, Optional<String> login) {
    /** A student of whom only the id is known. */
    public static Student of(String id) {
        return new Student(id, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A student of whom the id and the name are known. */
    public static Student of(String id, String name) {
        return new Student(id, Optional.of(name), Optional.empty(), Optional.empty());
    }

    /**
     * Whether a name is the student's, whose own is only known as Canvas squeezes it: last name first, in small letters, and with
     * letters beyond ASCII or without them.
     */
    public boolean isCalled(String full) {
        return name.map(known -> String.join("", PersonNames.words(known)))
                .filter(known -> known.equals(PersonNames.squeezed(full))
                        || known.equals(PersonNames.squeezed(full.replaceAll("[^\\p{ASCII}]", ""))))
                .isPresent();
    }
}
