package gradus.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.Marker;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What does not change a mark: where lines stand, lines that nobody asked for, and how many papers are marked at once. */
class PagesTest {
    private static final int PROBLEMS = 4;
    private static final int PAPERS = 12;

    private record Result(String quantity, Object verdict, Object points) {
        static List<Result> of(MarkSheet sheet) {
            return sheet.lines().stream().map(Result::of).toList();
        }

        private static Result of(MarkLine line) {
            return new Result(line.question().name(), line.verdict(), line.points());
        }
    }

    private static List<Paper> mistaken(Problem problem, Random random) {
        List<Injection> all = Injection.all(problem, Ways.any(problem, random));
        List<Paper> papers = new ArrayList<>();
        while (papers.size() < PAPERS) {
            papers.add(all.get(random.nextInt(all.size()))
                    .student(Digits.decimals(4), Student.Steps.LINES)
                    .paper(problem));
        }
        return papers;
    }

    @Test
    void theOrderOfLinesOnThePageChangesNothing() {
        Random random = new Random(21);
        Simulation.drawn(22, PROBLEMS, marker -> {
            for (Paper paper : mistaken(marker.problem(), random)) {
                MarkSheet inOrder = marker.mark(paper.answers());
                MarkSheet shuffled = marker.mark(paper.shuffled(random).answers());

                assertThat(Result.of(shuffled)).isEqualTo(Result.of(inOrder));
            }
        });
    }

    @Test
    void rightLinesThatNobodyAskedForChangeNothing() {
        Random random = new Random(23);
        Simulation.drawn(24, PROBLEMS, marker -> {
            Problem problem = marker.problem();
            Student student = new Student(Digits.decimals(4), Student.Steps.LINES, Ways.any(problem, random));
            List<Quantity> more = new ArrayList<>(Student.asked(problem));
            more.add(NetworkQuantities.lossGradient(NetworkQuantities.INPUT));
            Paper withMore = student.paper(problem, more);

            MarkSheet sheet = marker.mark(withMore.answers());
            MarkSheet asked = marker.mark(withMore.only(Student.asked(problem)).answers());

            assertThat(withMore.lines()).hasSizeGreaterThan(asked.lines().size());
            assertThat(Result.of(sheet)).isEqualTo(Result.of(asked));
        });
    }

    @Test
    void papersMarkedAtTheSameTimeAreMarkedAlike() {
        Random random = new Random(25);
        Simulation.drawn(26, PROBLEMS, marker -> {
            List<Paper> papers = mistaken(marker.problem(), random);
            List<List<Result>> oneByOne = papers.stream()
                    .map(paper -> Result.of(new Marker(marker.problem()).mark(paper.answers())))
                    .toList();

            List<List<Result>> atOnce = papers.parallelStream()
                    .map(paper -> Result.of(marker.mark(paper.answers())))
                    .toList();

            assertThat(atOnce).isEqualTo(oneByOne);
        });
    }
}
