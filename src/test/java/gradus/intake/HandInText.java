package gradus.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hand-ins and messages as lines that can be read and compared. */
final class HandInText {
    private HandInText() {}

    /** A line for each hand-in: students, time, lateness and attempt where known, and the files. */
    static String of(Download download) {
        return download.handIns().stream().map(HandInText::line).collect(Collectors.joining());
    }

    private static String line(HandIn handIn) {
        List<String> facts = Stream.of(
                        Optional.of(
                                handIn.students().stream().map(HandInText::text).collect(Collectors.joining(" + "))),
                        handIn.submitted().map(SubmissionTime::toString),
                        Optional.of(handIn.lateness())
                                .filter(lateness -> lateness != Lateness.UNKNOWN)
                                .map(Lateness::toString),
                        handIn.attempt().stream()
                                .mapToObj(number -> "attempt " + number)
                                .findFirst(),
                        Optional.of(
                                handIn.files().stream().map(DownloadFile::path).collect(Collectors.joining(", "))))
                .flatMap(Optional::stream)
                .toList();
        return String.join(" | ", facts) + "\n";
    }

    private static String text(Student student) {
        return Stream.of(Optional.of(student.id()), student.name(), student.email(), student.login())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    /** Codes of all messages, those of the hand-ins too. */
    static List<String> codes(Download download) {
        return Stream.concat(
                        download.issues().stream(),
                        download.handIns().stream().flatMap(handIn -> handIn.issues().stream()))
                .map(issue -> issue.code())
                .toList();
    }
}
