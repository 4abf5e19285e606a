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
 */
public record IntakeChoices(Optional<DownloadLayout> layout, Optional<Path> roster, Predicate<Path> ignored) {
    /** Nothing is said. */
    public static IntakeChoices none() {
        return new IntakeChoices(Optional.empty(), Optional.empty(), path -> false);
    }
}
