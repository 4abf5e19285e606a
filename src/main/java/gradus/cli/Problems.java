package gradus.cli;

import gradus.assignment.Assignment;
import gradus.batch.ProblemSet;
import gradus.grading.ClassResult;
import gradus.issue.Names;
import gradus.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads problem files for a command and shows their issues. */
final class Problems {
    private Problems() {}

    /** The problems, or nothing after their faults were printed. */
    static Optional<ProblemSet> read(List<Path> paths, PrintWriter err) throws IOException {
        return read(ProblemSet.read(paths).assigned(), paths.get(0), err);
    }

    private static Optional<ProblemSet> read(ProblemSet set, Path first, PrintWriter err) {
        if (set.readings().isEmpty()) {
            throw new WrongUse("there is no problem file (.yaml, .yml or .json) in " + first);
        }
        err.print(set.render());
        if (!set.hasErrors()) {
            return Optional.of(set);
        }
        long errors = set.errorCount();
        err.println(errors + (errors == 1 ? " error" : " errors") + " in the problem files, nothing was done.");
        return Optional.empty();
    }

    /** Says whose extension of the deadline concerns nobody in the class. */
    static void warn(ProblemSet problems, ClassResult result, PrintWriter err) {
        Set<String> unknown = new TreeSet<>(problems.assignment()
                .flatMap(Assignment::deadline)
                .map(deadline -> deadline.extensions().keySet())
                .orElse(Set.of()));
        if (!unknown.isEmpty()) {
            result.graded().forEach(paper -> unknown.remove(paper.student()));
            result.ungraded().forEach(paper -> unknown.remove(paper.student()));
            result.absent().forEach(student -> unknown.remove(student.student()));
        }
        unknown.forEach(student -> err.println("warning: the assignment gives " + Names.quoted(student)
                + " another deadline, and nobody in the class is called so"));
    }

    /**
     * A problem that can be solved, or nothing after its faults were printed. A wrong printed solution is a fault that does not
     * stop the solver: it is printed with a warning.
     */
    static Optional<Problem> solvable(Path file, PrintWriter err) throws IOException {
        ProblemSet set = ProblemSet.read(List.of(file));
        Optional<Problem> draft = set.readings().size() == 1
                ? set.readings().values().iterator().next().draft()
                : Optional.empty();
        if (draft.isEmpty() || !set.hasErrors()) {
            return read(set, file, err).map(Problems::only);
        }
        err.print(set.render());
        err.println("warning: 'expected' is wrong where the errors say so; the solution is the solver's.");
        return draft;
    }

    /** The only problem of a set. */
    static Problem only(ProblemSet set) {
        if (set.problems().size() != 1) {
            throw new WrongUse(
                    "one problem file is expected, there are " + set.problems().size());
        }
        return set.problems().get(0);
    }
}
