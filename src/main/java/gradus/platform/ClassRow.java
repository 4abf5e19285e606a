package gradus.platform;

import gradus.report.Feedback;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a table or an archive of a class says about one student.
 *
 * @param student the student's id
 * @param name the student's name, or nothing
 * @param file the file that was read
 * @param graded whether it could be graded
 * @param score what it earns
 * @param feedback what the student gets to read, in the form that the platform wants
 */
record ClassRow(String student, String name, String file, boolean graded, Score score, String feedback) {
    private static final String GRADED = "graded";

    static ClassRow of(String student, String file, Feedback shown, Score score, String feedback) {
        return new ClassRow(student, shown.name().orElse(""), file, shown.graded(), score, feedback);
    }

    static ClassRow of(PlatformPiece piece) {
        List<String> fields = piece.fields();
        return new ClassRow(
                piece.student(),
                fields.get(0),
                fields.get(1),
                fields.get(2).equals(GRADED),
                new Score(new BigDecimal(fields.get(3)), new BigDecimal(fields.get(4))),
                fields.get(5));
    }

    PlatformPiece piece() {
        return new PlatformPiece(
                student,
                List.of(
                        name,
                        file,
                        graded ? GRADED : "not graded",
                        score.points().toString(),
                        score.maximum().toString(),
                        feedback));
    }
}
