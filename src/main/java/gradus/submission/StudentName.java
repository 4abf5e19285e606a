package gradus.submission;

import java.text.Normalizer;
import java.util.Optional;

/** Who a submission is from: a text from a stranger made fit for lists, file names and comparison. */
final class StudentName {
    private static final int LONGEST = 200;

    private StudentName() {}

    /** The file name without folders and without its extension. */
    static String ofFile(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int point = last.lastIndexOf('.');
        return clean(point > 0 ? last.substring(0, point) : last).orElse(last);
    }

    /**
     * The text without control characters and surrounding blanks, composed (NFC) so that the two ways to write é are one
     * student, and cut to 200 characters; nothing if nothing is left.
     */
    static Optional<String> clean(String text) {
        String visible = text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .limit(4L * LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String composed = Normalizer.normalize(visible, Normalizer.Form.NFC).strip();
        return Optional.of(cut(composed).strip()).filter(name -> !name.isEmpty());
    }

    private static String cut(String text) {
        boolean fits = text.codePointCount(0, text.length()) <= LONGEST;
        return fits ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }
}
