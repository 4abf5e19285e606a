package gradus.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.Marker;
import gradus.grading.UnexplainedError;
import gradus.grading.UnexplainedErrors;
import gradus.grading.cluster.ErrorClusters;
import gradus.grading.shared.SharedError;
import gradus.grading.shared.SharedErrors;
import gradus.grading.shared.SharedEvidence;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Papers that were copied with their errors are found in a class in which everybody else errs alone. */
class SharedErrorsTest {
    private static final int CLASS = 160;
    private static final int COPIES = 4;
    private static final double SLIPS = 0.3;
    private static final double WEAK = 0.1;

    private final SimulatedClass simulated = SimulatedClass.ofEveryKind(11);
    private final Problem problem = simulated.problem();
    private final Marker marker = new Marker(problem);
    private final UnexplainedErrors errors = new UnexplainedErrors(problem);
    private ErrorClusters clusters = new ErrorClusters(List.of(problem));
    private SharedErrors shared = new SharedErrors();
    private int papers;

    /** Hands a paper in. */
    private void hand(Paper paper, String student) {
        hand(paper, student, student + ".yaml");
    }

    private void hand(Paper paper, String student, String file) {
        MarkSheet sheet = marker.mark(paper.answers());
        Optional<Integer> number = shared.begin(file, student);
        papers++;
        for (UnexplainedError error : errors.of(sheet)) {
            MarkLine line = sheet.lines().get(error.place());
            var group = clusters.add(0, error, line.question().points(), student, papers);
            number.ifPresent(paperNumber -> shared.add(0, error, paperNumber, Optional.of(group)));
        }
        number.ifPresent(paperNumber -> {
            errors.slips(sheet).forEach(slip -> shared.add(0, slip, paperNumber, Optional.empty()));
            for (int place = 0; place < sheet.lines().size(); place++) {
                if (sheet.lines().get(place).verdict().isAnswered()) {
                    shared.answered(0, place);
                }
            }
        });
    }

    private List<SharedEvidence> found() {
        assertThat(clusters.clusters()).isNotNull();
        return shared.found();
    }

    /** A number of a line gets another digit. */
    private static Paper misread(Paper paper, Random random) {
        List<Quantity> lines = List.copyOf(paper.lines().keySet());
        Quantity quantity = lines.get(random.nextInt(lines.size()));
        Paper.Line line = paper.line(quantity);
        int place = random.nextInt(line.texts().size());
        StringBuilder text = new StringBuilder(line.texts().get(place));
        int at = text.indexOf(".") + 1 + random.nextInt(3);
        text.setCharAt(at, (char) ('0' + (text.charAt(at) - '0' + 1 + random.nextInt(9)) % 10));
        return paper.with(quantity, line.with(place, text.toString()));
    }

    /** Three lines of a paper get a wrong number each. */
    private static Paper muddled(Paper paper, Random random) {
        List<Quantity> lines = new ArrayList<>(paper.lines().keySet());
        Collections.shuffle(lines, random);
        Paper muddled = paper;
        for (Quantity quantity : lines.subList(0, 3)) {
            Paper.Line line = paper.line(quantity);
            int place = random.nextInt(line.texts().size());
            double other = Double.parseDouble(line.texts().get(place)) + 0.1 + 0.8 * random.nextDouble();
            muddled = muddled.with(quantity, line.with(place, String.format(Locale.ROOT, "%.4f", other)));
        }
        return muddled;
    }

    private static Paper slipped(Paper paper, Random random) {
        List<Quantity> lines = List.copyOf(paper.lines().keySet());
        Quantity quantity = lines.get(random.nextInt(lines.size()));
        SlipKind kind = SlipKind.values()[random.nextInt(SlipKind.values().length)];
        return kind.in(paper.line(quantity), random)
                .map(line -> paper.with(quantity, line))
                .orElse(paper);
    }

    /** Makes the mistakes of the class, some slips, and sometimes several errors of no meaning. */
    private Paper alone(int student, Random random) {
        Paper paper = simulated.paper(student).paper();
        while (random.nextDouble() < SLIPS) {
            paper = slipped(paper, random);
        }
        int misread = random.nextDouble() < WEAK ? 3 : random.nextDouble() < SLIPS ? 1 : 0;
        for (int i = 0; i < misread; i++) {
            paper = misread(paper, random);
        }
        return paper;
    }

    /** The lines of another one, an error of one's own, and one line with a digit less. */
    private static Paper copied(Paper paper, Random random) {
        Quantity first = paper.lines().keySet().iterator().next();
        List<String> shorter = paper.line(first).texts().stream()
                .map(text -> String.format(Locale.ROOT, "%.3f", Double.parseDouble(text)))
                .toList();
        return misread(paper.with(first, paper.line(first).with(shorter)), random);
    }

    private Set<String> handClass(long seed) {
        Random random = new Random(seed);
        Set<String> copies = new HashSet<>();
        for (int student = 0; student < CLASS; student++) {
            Paper paper = alone((int) seed * CLASS + student, random);
            if (copies.size() < COPIES && student % 40 == 7) {
                paper = muddled(paper, random);
                hand(copied(paper, random), "copy of " + student);
                copies.add("s" + student);
            }
            hand(paper, "s" + student);
        }
        return copies;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void copiesAreFoundAndNobodyElse(long seed) {
        Set<String> originals = handClass(seed);

        List<SharedEvidence> found = found();

        Set<String> known = new HashSet<>();
        assertThat(found).allSatisfy(evidence -> {
            List<String> students =
                    evidence.papers().stream().flatMap(List::stream).sorted().toList();
            assertThat(students).as(evidence.toString()).hasSize(2);
            assertThat(students.get(0))
                    .as(evidence.toString())
                    .isEqualTo("copy of " + students.get(1).substring(1));
            assertThat(evidence.expected()).isLessThan(0.1);
            assertThat(evidence.errors())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(error -> assertThat(error.madeBy()).isBetween(2, 4));
            known.add(students.get(1));
        });
        assertThat(known).isEqualTo(originals);
    }

    private Paper right() {
        return new Student(Digits.decimals(5), Student.Steps.LINES, problem.graph()).paper(problem);
    }

    private static Paper with(Paper paper, int line, int place, String text) {
        Quantity quantity = List.copyOf(paper.lines().keySet()).get(line);
        return paper.with(quantity, paper.line(quantity).with(place, text));
    }

    private void handRight(int count) {
        for (int i = 0; i < count; i++) {
            hand(right(), "r" + i);
        }
    }

    /** By hand: both errors were made by 2 of 30, so by chance (2/30)^4 of the 435 pairs share them. */
    @Test
    void theEvidenceIsCountedAsThePageSays() {
        handRight(28);
        Paper two = with(with(right(), 0, 1, "3.1415"), 2, 0, "2.7182");
        hand(two, "ada");
        hand(with(two, 0, 1, "3.142"), "bob");

        assertThat(found()).singleElement().satisfies(evidence -> {
            assertThat(evidence.papers()).containsExactly(List.of("ada"), List.of("bob"));
            assertThat(evidence.chance()).isEqualTo(Math.pow(2 / 30.0, 4), within(1e-12));
            assertThat(evidence.expected()).isEqualTo(435 * Math.pow(2 / 30.0, 4), within(1e-9));
            assertThat(evidence.errors().get(0)).satisfies(error -> {
                assertThat(error.place()).isZero();
                assertThat(error.written()).containsExactly("3.1415", "3.142");
                assertThat(error.madeBy()).isEqualTo(2);
                assertThat(error.answered()).isEqualTo(30);
                assertThat(error.kind()).isEqualTo(SharedError.Kind.NUMBERS);
            });
        });
    }

    @Test
    void neighbouringNumbersAreNotTheSame() {
        handRight(28);
        Paper two = with(with(right(), 0, 1, "3.1415"), 2, 0, "2.7182");
        hand(two, "ada");
        hand(with(two, 0, 1, "3.1416"), "bob");

        assertThat(found()).isEmpty();
    }

    @Test
    void whatManyHaveIsNoEvidence() {
        handRight(28);
        for (int i = 0; i < 6; i++) {
            hand(with(with(right(), 0, 1, "3.1415"), 2, 0, "2.7182"), "s" + i);
        }

        assertThat(found()).isEmpty();
    }

    /** Rare as it is, a mistake that has a name is one that students make alone. */
    @Test
    void namedMistakesAreNoEvidence() {
        handRight(40);
        SimulatedClass known = SimulatedClass.ofKnownMistakes(3);
        known.planted().forEach(planted -> {
            for (String name : List.of("a", "b")) {
                Paper paper = new Student(
                                Digits.decimals(5),
                                Student.Steps.LINES,
                                problem.graph().with(planted.edits()))
                        .paper(problem);
                hand(paper, planted.id() + name);
            }
        });

        assertThat(found()).isEmpty();
    }

    /** Two who go by one wrong rule in two lines have made one error, not two. */
    @Test
    void oneRuleInSeveralLinesCountsOnce() {
        handRight(40);
        List<Quantity> lines = List.copyOf(right().lines().keySet());
        Paper paper = right();
        for (Quantity quantity : List.of(lines.get(0), lines.get(2))) {
            Paper.Line line = paper.line(quantity);
            List<String> tripled = line.texts().stream()
                    .map(text -> String.format(Locale.ROOT, "%.5f", 0.7 * Double.parseDouble(text)))
                    .toList();
            paper = paper.with(quantity, line.with(tripled));
        }
        hand(paper, "ada");
        hand(paper, "bob");

        assertThat(clusters.clusters()).hasSize(2);
        assertThat(found()).isEmpty();
    }

    @Test
    void theStudentsOfOneGroupAreOnePaper() {
        handRight(28);
        Paper two = with(with(right(), 0, 1, "3.1415"), 2, 0, "2.7182");
        hand(two, "ada", "group-1.yaml");
        hand(two, "bob", "group-1.yaml");
        assertThat(found()).isEmpty();

        hand(two, "cyd", "group-2.yaml");
        hand(two, "dan", "group-2.yaml");

        assertThat(found()).singleElement().satisfies(evidence -> {
            assertThat(evidence.papers()).containsExactly(List.of("ada", "bob"), List.of("cyd", "dan"));
            assertThat(evidence.errors()).allSatisfy(error -> {
                assertThat(error.madeBy()).isEqualTo(2);
                assertThat(error.answered()).isEqualTo(30);
            });
        });
    }

    @Test
    void threeThatShareTheSameAreToldTogether() {
        handRight(60);
        Paper two = with(with(right(), 0, 1, "3.1415"), 2, 0, "2.7182");
        List.of("ada", "bob", "cyd").forEach(student -> hand(two, student));

        assertThat(found())
                .singleElement()
                .satisfies(evidence -> assertThat(evidence.papers()).hasSize(3));
    }

    /** Two of so many would be two hundred million pairs. */
    @Test
    void aLargeClassIsNotComparedPaperByPaper() {
        Paper two = with(with(right(), 0, 1, "3.1415"), 2, 0, "2.7182");
        List<UnexplainedError> both = errors.of(marker.mark(two.answers()));
        for (int number = 0; number < 20_000; number++) {
            int paper = shared.begin("p" + number, "p" + number).orElseThrow();
            for (UnexplainedError error : both) {
                shared.answered(0, error.place());
                shared.add(0, error, paper, Optional.empty());
            }
        }

        assertThat(both).hasSize(2);
        assertThat(found()).isEmpty();
        assertThat(shared.overflow()).isZero();
    }

    /** The order in which papers come changes nothing but who is named first. */
    @Test
    void theOrderOfPapersDoesNotMatter() {
        handClass(3);
        List<Double> forward = found().stream().map(SharedEvidence::expected).toList();
        clusters = new ErrorClusters(List.of(problem));
        shared = new SharedErrors();
        Random random = new Random(3);
        List<Runnable> later = new ArrayList<>();
        int copies = 0;
        for (int student = 0; student < CLASS; student++) {
            Paper paper = alone(3 * CLASS + student, random);
            if (copies < COPIES && student % 40 == 7) {
                paper = muddled(paper, random);
                Paper copy = copied(paper, random);
                String name = "copy of " + student;
                later.add(() -> hand(copy, name));
                copies++;
            }
            Paper own = paper;
            String name = "s" + student;
            later.add(() -> hand(own, name));
        }
        Collections.reverse(later);
        later.forEach(Runnable::run);

        assertThat(found().stream().map(SharedEvidence::expected).toList()).isEqualTo(forward);
    }
}
