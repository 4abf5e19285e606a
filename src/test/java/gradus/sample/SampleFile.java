package gradus.sample;

import gradus.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one student of the sample class hands in.
 *
 * @param student the id
 * @param format the format of the file, or what its name makes it look like
 * @param kind what sort of paper it is
 * @param remark what else is to be said about it; may be empty
 * @param work how the numbers came about
 * @param style how they were written down
 * @param formulas what is written for the problem that asks for formulas; it is left out where there are none
 * @param change what happened to the paper after that
 * @param bytes what became of the text of the file
 */
record SampleFile(
        String student,
        PaperWriter format,
        Kind kind,
        String remark,
        Work work,
        Style style,
        Formulas formulas,
        UnaryOperator<Paper> change,
        Function<String, byte[]> bytes) {

    enum Kind {
        RIGHT("right"),
        ROUNDED_EARLY("rounded early"),
        ONE_MISTAKE("one mistake"),
        TWO_MISTAKES("two mistakes"),
        SLIP("slips of the pen"),
        SHAPE("other shapes"),
        INCOMPLETE("incomplete"),
        NO_NUMBERS("no numbers"),
        UNREADABLE("unreadable");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static SampleFile yaml(String student, Work work) {
        return of(student, PaperWriter.YAML, work);
    }

    static SampleFile json(String student, Work work) {
        return of(student, PaperWriter.JSON, work);
    }

    private static SampleFile of(String student, PaperWriter format, Work work) {
        return new SampleFile(
                student,
                format,
                kind(work),
                "",
                work,
                Style.USUAL,
                Formulas.NONE,
                UnaryOperator.identity(),
                SampleFile::utf8);
    }

    private static Kind kind(Work work) {
        return switch (work.mistakes().size()) {
            case 0 -> work.carried().equals(Rounding.FULL) ? Kind.RIGHT : Kind.ROUNDED_EARLY;
            case 1 -> Kind.ONE_MISTAKE;
            default -> Kind.TWO_MISTAKES;
        };
    }

    /** Written in another style. */
    SampleFile in(Style other, String why) {
        return new SampleFile(student, format, kind, why, work, other, formulas, change, bytes);
    }

    /** With formulas for the problem that asks for them. */
    SampleFile with(Formulas written) {
        return new SampleFile(student, format, kind, remark, work, style, written, change, bytes);
    }

    /** Changed after it was written, which makes it a paper of another kind. */
    SampleFile but(Kind other, String what, UnaryOperator<Paper> changed) {
        return new SampleFile(student, format, other, what, work, style, formulas, changed, bytes);
    }

    /** Spoilt as a file. */
    SampleFile spoilt(String how, Function<String, byte[]> spoiling) {
        return new SampleFile(student, format, Kind.UNREADABLE, how, work, style, formulas, change, spoiling);
    }

    String name() {
        return student + format.extension();
    }

    /** What happened, in one line. */
    String story() {
        return kind == Kind.UNREADABLE
                ? remark
                : Stream.of(work.words(), remark, formulas.story())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("; "));
    }

    Paper paper(List<Problem> problems) {
        Paper paper = change.apply(Paper.of(student, problems, work, style));
        for (Map.Entry<String, String> line : formulas.lines().entrySet()) {
            paper = paper.with(SampleClass.FORMULAS, line.getKey(), Literals.formula(line.getValue()));
        }
        return paper;
    }

    byte[] content(List<Problem> problems) {
        return bytes.apply(format.write(paper(problems)));
    }

    /** The file name, by which tests are told apart. */
    @Override
    public String toString() {
        return name();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
