package gradus.intake;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What an instructor says about a download.
 *
 * @param layout how it is laid out, or nothing to have it recognised
 * @param roster a file with the students of the class
 * @param ignored tells files in a folder that are left out without a word, such as results of an earlier run
 * @param attempts which of several attempts of one student are hand-ins
 */
public record IntakeChoices(
        Optional<DownloadLayout> layout, Optional<Path> roster, Predicate<Path> ignored, AttemptChoice attempts) {
    /** The latest attempts count. */
    public IntakeChoices(Optional<DownloadLayout> layout, Optional<Path> roster, Predicate<Path> ignored) {
        this(layout, roster, ignored, AttemptChoice.LATEST);
    }

    /** Nothing is said. */
    public static IntakeChoices none() {
        return new IntakeChoices(Optional.empty(), Optional.empty(), path -> false);
    }

    /** The same with another choice of attempts. */
    public IntakeChoices with(AttemptChoice others) {
        return new IntakeChoices(layout, roster, ignored, others);
    }
}
