package gradus.batch;

import gradus.assignment.Assignment;
import gradus.assignment.AssignmentCodes;
import gradus.assignment.AssignmentReader;
import gradus.assignment.Share;
import gradus.issue.Issue;
import gradus.issue.Names;
import gradus.issue.SourcePosition;
import gradus.problem.Problem;
import gradus.problem.ProblemReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds assignment files among problem files, and the problems that they name. */
final class AssignmentFiles {
    private static final List<String> NAMES = List.of("assignment.yaml", "assignment.yml", "assignment.json");

    private final Map<Path, ProblemReading> problems;

    AssignmentFiles(Map<Path, ProblemReading> problems) {
        this.problems = problems;
    }

    /** Whether a file is called {@code assignment.yaml}, or {@code ….assignment.yaml}. */
    static boolean isOne(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return NAMES.stream().anyMatch(known -> name.equals(known) || name.endsWith("." + known));
    }

    /** The assignment of a file, with the ids of the problems that it names. */
    AssignmentReader.Reading read(ProblemFile file) {
        AssignmentReader.Reading reading = AssignmentReader.read(file.path().toString(), file.content());
        Optional<Assignment> known = reading.assignment().map(assignment -> {
            List<Share> shares = new ArrayList<>();
            for (Share share : assignment.shares()) {
                Optional<Path> problem = fileOf(share);
                if (problem.isEmpty()) {
                    reading.issues().add(unknown(share));
                } else {
                    shares.add(problem(problem.get())
                            .map(found -> checked(share.of(found.id()), found, reading))
                            .orElse(share));
                }
            }
            refuseRepeated(shares, reading);
            return assignment.with(shares);
        });
        return new AssignmentReader.Reading(
                known.filter(assignment -> !reading.issues().hasErrors()), reading.issues(), reading.source());
    }

    /** A problem may be named by its id and by its file. */
    private static void refuseRepeated(List<Share> shares, AssignmentReader.Reading reading) {
        Set<String> seen = new HashSet<>();
        shares.stream()
                .filter(share -> !seen.add(share.problem()))
                .forEach(share -> reading.issues()
                        .add(Issue.error(
                                        AssignmentCodes.TWICE,
                                        share.position(),
                                        share.length(),
                                        "this is '" + share.problem() + "' once more")
                                .withFix("delete one of the two")));
    }

    private static Share checked(Share share, Problem problem, AssignmentReader.Reading reading) {
        if (share.weight().isPresent() && problem.maximum().signum() == 0) {
            reading.issues()
                    .add(Issue.error(
                                    AssignmentCodes.NOTHING_TO_WEIGH,
                                    share.position(),
                                    share.length(),
                                    "'" + problem.id() + "' gives no points that a weight could be shared among")
                            .withFix("give its questions points"));
        }
        return share;
    }

    private Optional<Problem> problem(Path file) {
        return Optional.ofNullable(problems.get(file)).flatMap(ProblemReading::problem);
    }

    /** The file of a problem: by the id of the problem, else by the name of the file with or without its ending. */
    private Optional<Path> fileOf(Share share) {
        Optional<Path> byId = problems.keySet().stream()
                .filter(file -> problem(file)
                        .filter(one -> one.id().equals(share.problem()))
                        .isPresent())
                .findFirst();
        List<Path> byName = problems.keySet().stream()
                .filter(file -> isCalled(file, share.problem()))
                .toList();
        return byId.or(() -> byName.size() == 1 ? Optional.of(byName.get(0)) : Optional.empty());
    }

    private static boolean isCalled(Path file, String name) {
        return Grader.stem(file.toString()).equals(name)
                || file.getFileName().toString().equals(name)
                || file.endsWith(name);
    }

    private Issue unknown(Share share) {
        List<String> known = problems.keySet().stream()
                .flatMap(file ->
                        Stream.concat(problem(file).map(Problem::id).stream(), Stream.of(Grader.stem(file.toString()))))
                .distinct()
                .toList();
        return Issue.error(
                        AssignmentCodes.NO_PROBLEM,
                        share.position(),
                        share.length(),
                        "no problem is called " + Names.quoted(share.problem()) + " here")
                .withExpected(known)
                .withFix(Names.nearest(share.problem(), known).map(near -> "write '" + near + "'"));
    }

    /** Refuses all assignments but the first: one run is about one. */
    static void refuseOthers(Map<Path, AssignmentReader.Reading> assignments) {
        Optional<Path> first = assignments.keySet().stream().findFirst();
        assignments.forEach((file, reading) -> {
            if (!file.equals(first.orElseThrow())) {
                reading.issues()
                        .add(Issue.error(
                                        AssignmentCodes.SEVERAL,
                                        SourcePosition.start(file.toString()),
                                        1,
                                        "there is another assignment, " + first.get())
                                .withFix("name the assignment that is to be graded"));
            }
        });
    }

    /** The readings of the problems of an assignment, in its order. */
    Map<Path, ProblemReading> readingsOf(Assignment assignment) {
        Map<Path, ProblemReading> readings = new LinkedHashMap<>();
        for (Share share : assignment.shares()) {
            fileOf(share)
                    .ifPresent(file ->
                            Optional.ofNullable(problems.get(file)).ifPresent(reading -> readings.put(file, reading)));
        }
        return readings;
    }
}
