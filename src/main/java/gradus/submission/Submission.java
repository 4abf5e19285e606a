package gradus.submission;

import java.util.List;
import java.util.Optional;

/**
 * What one student handed in, as one file.
 *
 * @param student who it is: the id from the file, or the file name without its extension; never empty unless that is
 * @param name the full name, if it is given
 * @param file the file it was read from, as shown to people
 * @param answers per problem, in the order of the file
 */
public record Submission(String student, Optional<String> name, String file, List<ProblemAnswers> answers) {
    public Submission {
        answers = List.copyOf(answers);
    }

    /** The same from another student. */
    public Submission from(String other) {
        return new Submission(other, name, file, answers);
    }
}
