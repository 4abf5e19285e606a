package gradus.sample;

import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.sample.SampleFile.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class of 28 students in {@code submissions-sample/}: what each of them hands in, and why. */
final class SampleClass {
    static final Path FOLDER = Path.of("submissions-sample");
    static final String COMMAND = "mvn -q -Dquick test -Dtest=SampleClassTest -Dsample.write=true";

    private static final String STEP = "004-exercise-1";
    private static final String BATCH = "004-exercise-2b";
    private static final String SOFTMAX = "000-softmax-rows";
    static final String FORMULAS = "000-softmax-rows-formulas";

    private static final List<Problem> PROBLEMS = Stream.of(STEP, BATCH, SOFTMAX)
            .map(id -> ProblemFiles.read(Path.of("problems", id + ".yaml")))
            .toList();

    private static final Problem ASKING_FORMULAS = ProblemFiles.read(Path.of("problems", FORMULAS + ".yaml"));

    private static final Rounding THREE = Rounding.decimals(3);
    private static final Rounding FOUR = Rounding.decimals(4);
    private static final Rounding FIVE = Rounding.decimals(5);
    private static final Rounding SIX = Rounding.decimals(6);
    private static final Work RIGHT = Work.right();

    private static final List<SampleFile> FILES = List.of(
            SampleFile.yaml("s01", RIGHT.writing(SIX)).with(RowGradients.NUMPY),
            SampleFile.yaml(
                    "s02", RIGHT.with(Mistake.HIDDEN_DERIVATIVE_FORGOTTEN).writing(SIX)),
            SampleFile.json("s03", RIGHT).with(RowGradients.MATLAB),
            SampleFile.yaml("s04", RIGHT.writing(FOUR)).with(RowGradients.SLIP_OF_THE_SHEET),
            SampleFile.yaml("s05", RIGHT.with(Mistake.LEARNING_RATE_FORGOTTEN).writing(FIVE))
                    .but(Kind.ONE_MISTAKE, SOFTMAX + " not handed in", paper -> paper.withoutProblem(SOFTMAX)),
            SampleFile.yaml("s06", RIGHT.roundingEveryStep(FOUR)),
            SampleFile.yaml("s07", RIGHT.writing(FIVE))
                    .in(
                            new Style(Naming.MIXED, Form.USUAL, Hand.TYPED),
                            "odd spellings of names and numbers: ∂E/∂W[2], grad_W3, W2', −.11394, 5.1e-4"),
            SampleFile.json("s08", RIGHT.with(Mistake.TARGET_MINUS_OUTPUT)),
            SampleFile.yaml("s09", RIGHT.writing(SIX))
                    .but(
                            Kind.SLIP,
                            "two digits swapped in one entry, the minus lost in another",
                            paper -> paper.with(BATCH, "dE/dw3", Slip.SWAPPED_DIGITS, 7)
                                    .with(STEP, "delta2", Slip.LOST_MINUS, 0)),
            SampleFile.yaml("s10", RIGHT.writing(Rounding.significant(5)))
                    .in(
                            new Style(Naming.COURSE, Form.USUAL, Hand.PRINTED),
                            "layers in brackets, as the course writes them")
                    .with(RowGradients.LATEX),
            SampleFile.yaml("s11", RIGHT.writing(FIVE))
                    .but(
                            Kind.INCOMPLETE,
                            "every third line missing, two more left blank",
                            paper -> withGaps(paper).blank(STEP, "w2_new").blank(SOFTMAX, "dCE/dx")),
            SampleFile.yaml("s12", RIGHT.with(Mistake.TANH_SQUARE_FORGOTTEN).writing(SIX)),
            SampleFile.json(
                    "s13",
                    RIGHT.with(Mistake.DERIVATIVE_AT_ACTIVATION)
                            .with(Mistake.UPDATE_WITH_PLUS)
                            .writing(FIVE)),
            SampleFile.json("s14", RIGHT.writing(THREE)).with(RowGradients.TRANSPOSED),
            SampleFile.yaml("s15", RIGHT.writing(SIX))
                    .in(new Style(Naming.PLAIN, Form.TRANSPOSED, Hand.PRINTED), "")
                    .but(Kind.SHAPE, "rows and columns exchanged throughout", paper -> paper),
            SampleFile.yaml("s16", RIGHT.with(Mistake.BIAS_GRADIENT_AVERAGED).writing(FOUR)),
            SampleFile.json("s17", RIGHT.with(Mistake.UPDATED_WEIGHTS_IN_DELTA).writing(SIX)),
            SampleFile.yaml("s18", RIGHT.roundingEveryStep(FIVE)),
            SampleFile.yaml("s19", RIGHT.writing(FIVE))
                    .spoilt(
                            "a bracket that is never closed",
                            text -> SampleFile.utf8(text.replaceFirst("(?m)^(    x1: .*)]$", "$1"))),
            SampleFile.yaml(
                    "s20", RIGHT.with(Mistake.SOFTMAX_DELTA_TIMES_DERIVATIVE).writing(FIVE)),
            SampleFile.yaml("s21", RIGHT.writing(SIX))
                    .but(
                            Kind.SHAPE,
                            "one matrix without inner brackets, one name misspelt, one line that nobody asked for",
                            SampleClass::withOddLines),
            SampleFile.json("s22", RIGHT.writing(FIVE))
                    .but(
                            Kind.SLIP,
                            "the point shifted in one entry, one row copied twice",
                            paper -> paper.with(STEP, "E", Slip.SHIFTED_POINT, 0)
                                    .with(SOFTMAX, "delta1", Slip.COPIED_ROW, 2)),
            SampleFile.yaml("s23", RIGHT.with(Mistake.UPDATE_WITH_PLUS).writing(Rounding.significant(6))),
            SampleFile.yaml("s24", RIGHT).spoilt("an empty file", text -> new byte[0]),
            SampleFile.yaml("s25", RIGHT.writing(FIVE))
                    .but(
                            Kind.NO_NUMBERS,
                            "nan and inf among the entries, one problem with decimal commas",
                            SampleClass::withoutNumbers),
            SampleFile.yaml(
                    "s26",
                    RIGHT.with(Mistake.TRANSPOSE_FORGOTTEN)
                            .with(Mistake.OUTPUT_DERIVATIVE_FORGOTTEN)
                            .writing(SIX)),
            SampleFile.yaml("s27", RIGHT).spoilt("a picture (PNG) under a wrong name", text -> startOfPicture()),
            SampleFile.json("s28", RIGHT.writing(FIVE))
                    .spoilt("cut off in the middle", text -> SampleFile.utf8(text.substring(0, text.length() / 2))));

    private SampleClass() {}

    /** The problems that ask for numbers. */
    static List<Problem> problems() {
        return PROBLEMS;
    }

    /** The problem that asks for formulas. */
    static Problem askingFormulas() {
        return ASKING_FORMULAS;
    }

    /** What the students hand in, in the order of their ids. */
    static List<SampleFile> files() {
        return FILES;
    }

    /** The content of the whole folder by file name. */
    static SortedMap<String, byte[]> folder() {
        SortedMap<String, byte[]> folder = new TreeMap<>();
        FILES.forEach(file -> folder.put(file.name(), file.content(PROBLEMS)));
        folder.put("note.txt", SampleFile.utf8("The upload of s28 stopped half way; a new file will follow.\n"));
        folder.put("README.md", SampleFile.utf8(readme()));
        return folder;
    }

    private static Paper withGaps(Paper paper) {
        Paper gaps = paper;
        int count = 0;
        for (String problem : paper.answers().keySet()) {
            for (String name : paper.lines(problem).keySet()) {
                count++;
                gaps = count % 3 == 0 ? gaps.without(problem, name) : gaps;
            }
        }
        return gaps;
    }

    private static Paper withOddLines(Paper paper) {
        return paper.with(BATCH, "dE/dw3", paper.line(BATCH, "dE/dw3").flattened())
                .renamed(STEP, "delta2", "detla2")
                .with(STEP, "accuracy", Literals.number("0.5"));
    }

    /** What a program prints that divided by 0, and what is typed where the comma is the decimal point. */
    private static Paper withoutNumbers(Paper paper) {
        Paper notFinite = paper.with(SOFTMAX, "CE", Literals.number("inf"))
                .with(SOFTMAX, "dCE/db2", paper.line(SOFTMAX, "dCE/db2").map(number -> "nan"))
                .with(BATCH, "x3(x_new)", paper.line(BATCH, "x3(x_new)").with(1, "-inf"));
        return notFinite.withEvery(STEP, literals -> literals.map(Hand.COMMAS::type));
    }

    private static byte[] startOfPicture() {
        return new byte[] {
            (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 4, 0, 0, 0, 3, 0
        };
    }

    private static String readme() {
        String rows = FILES.stream()
                .map(file -> "| " + file.name() + " | " + file.kind().words() + " | " + file.story() + " |\n")
                .collect(Collectors.joining());
        String problems = Stream.concat(PROBLEMS.stream(), Stream.of(ASKING_FORMULAS))
                .map(problem -> "- [" + problem.id() + "](../problems/" + problem.id() + ".yaml): "
                        + problem.heading().title() + "\n")
                .collect(Collectors.joining());
        return """
                # A sample class

                What 28 made-up students handed in for four problems, the last one about formulas:

                %s
                Each file answers the first three unless the table says otherwise, and the last one only if the table
                speaks of formulas. A mistake is a wrong belief: the student
                computes everything after it from the wrong numbers. A slip is made when copying, and nothing follows
                from it. "Rounded early" means that every step was rounded and carried on with.

                | file | kind | what happened |
                | --- | --- | --- |
                %s
                `note.txt` and this file are nobody's submission.

                All files, this one too, are made by `src/test/java/gradus/sample/SampleClass.java`, and a test compares
                them with it byte for byte. After a change there, write them anew with

                ```
                %s
                ```

                This run fails on purpose and says what it wrote. Look at the difference, then run the test again.
                """.formatted(problems, rows, COMMAND);
    }
}
