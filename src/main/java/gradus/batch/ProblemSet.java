package gradus.batch;

import gradus.assignment.Assignment;
import gradus.assignment.AssignmentReader;
import gradus.grading.NamedMistakes;
import gradus.grading.mistake.MistakeCatalogue;
import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.Names;
import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import gradus.problem.Course;
import gradus.problem.Problem;
import gradus.problem.ProblemReader;
import gradus.problem.ProblemReading;
import gradus.report.language.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The problems of a run.
 *
 * @param readings what came of each file, by its path, in the order of the paths
 * @param named whether every file was named, rather than found in a folder
 * @param courses what came of each course file that lies beside a problem, by its path
 * @param assignments what came of each assignment file, by its path
 * @param files all these files with their content
 */
public record ProblemSet(
        Map<Path, ProblemReading> readings,
        boolean named,
        Map<Path, Course.Reading> courses,
        Map<Path, AssignmentReader.Reading> assignments,
        List<ProblemFile> files) {
    public ProblemSet {
        files = List.copyOf(files);
    }

    private static final List<String> COURSE_FILES = List.of("course.yaml", "course.yml", "course.json");

    /** Faults of a formula that another problem may not have: names and shapes. */
    private static final Pattern ABOUT_A_PROBLEM = Pattern.compile("G[FP][23][0-9][0-9]");

    /**
     * Reads problem files. A course file in the folder of a problem says what its problems do not. With an assignment file come the
     * problems in its folder.
     *
     * @param paths files, or folders whose .yaml, .yml and .json files are read, subfolders included
     * @throws IOException if a path cannot be read
     */
    public static ProblemSet read(List<Path> paths) throws IOException {
        Map<Path, ProblemFile> files = new LinkedHashMap<>();
        boolean named = true;
        for (Path path : paths) {
            named &= !Files.isDirectory(path);
            for (Path file : candidates(path)) {
                boolean isProblem = Files.isRegularFile(path) || Folder.hasEnding(file, ".yaml", ".yml", ".json");
                if (isProblem && !isCourse(file)) {
                    Optional<Path> course = courseBeside(file);
                    if (course.isPresent() && !files.containsKey(course.get())) {
                        files.put(course.get(), ProblemFile.read(course.get()));
                    }
                    files.put(file, ProblemFile.read(file));
                }
            }
        }
        return of(List.copyOf(files.values()), named);
    }

    private static List<Path> candidates(Path path) throws IOException {
        List<Path> files = new ArrayList<>(Folder.files(path));
        if (Files.isRegularFile(path) && AssignmentFiles.isOne(path)) {
            Path folder = Optional.ofNullable(path.getParent()).orElse(Path.of(""));
            Folder.files(folder).stream()
                    .filter(file -> Folder.hasEnding(file, ".yaml", ".yml", ".json"))
                    .filter(file -> !AssignmentFiles.isOne(file))
                    .forEach(files::add);
        }
        return files;
    }

    /** The problems of files whose content is known. */
    static ProblemSet of(List<ProblemFile> files, boolean named) {
        Map<Path, Course.Reading> courses = new LinkedHashMap<>();
        files.stream()
                .filter(file -> isCourse(file.path()))
                .forEach(
                        file -> courses.put(file.path(), Course.read(file.path().toString(), file.content())));
        Map<Path, ProblemReading> readings = new LinkedHashMap<>();
        files.stream()
                .filter(file -> !isCourse(file.path()) && !AssignmentFiles.isOne(file.path()))
                .forEach(file -> readings.put(
                        file.path(),
                        ProblemReader.read(file.path().toString(), file.content(), course(file.path(), courses))));
        refuseSharedIds(readings);
        boolean isWholeFolder = !named;
        courses.forEach((file, course) -> reportUnfit(file, course, readings, isWholeFolder));
        refuseUnknownMistakes(readings, courses);
        courses.values().forEach(ProblemSet::refuseUnknownLanguage);
        Map<Path, AssignmentReader.Reading> assignments = new LinkedHashMap<>();
        files.stream()
                .filter(file -> AssignmentFiles.isOne(file.path()))
                .forEach(file -> assignments.put(file.path(), new AssignmentFiles(readings).read(file)));
        return new ProblemSet(readings, named, courses, assignments, files);
    }

    /** The problems that are graded: those of the assignment if there is one, and then they count for everybody. */
    public ProblemSet assigned() {
        if (assignments.size() > 1) {
            AssignmentFiles.refuseOthers(assignments);
        }
        Optional<Assignment> assignment = assignment();
        if (assignment.isEmpty() || assignments.size() > 1) {
            return this;
        }
        Map<Path, ProblemReading> chosen = new AssignmentFiles(readings).readingsOf(assignment.get());
        Map<Path, Course.Reading> theirs = new LinkedHashMap<>();
        courses.forEach((file, course) -> {
            if (chosen.keySet().stream().anyMatch(problem -> isBeside(file, problem))) {
                theirs.put(file, course);
            }
        });
        List<ProblemFile> kept = files.stream()
                .filter(file -> assignments.containsKey(file.path())
                        || chosen.containsKey(file.path())
                        || theirs.containsKey(file.path()))
                .toList();
        return new ProblemSet(chosen, true, theirs, assignments, kept);
    }

    /** The assignment, if there is one without an error. */
    public Optional<Assignment> assignment() {
        return assignments.values().stream()
                .flatMap(reading -> reading.assignment().stream())
                .findFirst();
    }

    /** The file with points set by hand that the assignment names, relative to its own folder. */
    public Optional<Path> overridesFile() {
        return assignment()
                .flatMap(Assignment::overrides)
                .map(name -> assignments.keySet().iterator().next().resolveSibling(name));
    }

    private static boolean isBeside(Path course, Path problem) {
        return COURSE_FILES.stream()
                .anyMatch(name -> problem.resolveSibling(name).equals(course));
    }

    private static boolean isCourse(Path file) {
        return COURSE_FILES.contains(file.getFileName().toString());
    }

    /** The course file in the folder of a problem. */
    public static Optional<Path> courseBeside(Path problem) {
        return COURSE_FILES.stream()
                .map(problem::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Optional<Course> course(Path problem, Map<Path, Course.Reading> courses) {
        return COURSE_FILES.stream()
                .flatMap(name -> Optional.ofNullable(courses.get(problem.resolveSibling(name))).stream())
                .findFirst()
                .flatMap(Course.Reading::course);
    }

    /**
     * What is wrong with mistakes that a course describes: an error where a formula cannot be read; where a mistake fits none of the
     * problems of a whole folder, a warning.
     */
    private static void reportUnfit(
            Path file, Course.Reading course, Map<Path, ProblemReading> readings, boolean isWholeFolder) {
        List<ProblemReading> problems = new ArrayList<>();
        readings.forEach((path, reading) -> {
            if (isBeside(file, path) && reading.draft().isPresent()) {
                problems.add(reading);
            }
        });
        for (String id : course.course().map(Course::ownMistakes).orElse(Set.of())) {
            boolean fits =
                    problems.stream().anyMatch(problem -> !problem.unfit().containsKey(id));
            if (!fits && !problems.isEmpty()) {
                problems.get(0).unfit().getOrDefault(id, List.of()).forEach(issue -> {
                    boolean isOfTheProblem =
                            ABOUT_A_PROBLEM.matcher(issue.code()).matches();
                    if (!isOfTheProblem) {
                        course.issues().add(issue);
                    } else if (isWholeFolder) {
                        course.issues().add(unfit(issue, id));
                    }
                });
            }
        }
    }

    private static Issue unfit(Issue issue, String id) {
        return Issue.warning(
                issue.code(),
                issue.position(),
                issue.length(),
                "the mistake '" + id + "' fits none of the problems; in the first of them, " + issue.message());
    }

    private static void refuseUnknownMistakes(Map<Path, ProblemReading> readings, Map<Path, Course.Reading> courses) {
        MistakeCatalogue catalogue = MistakeCatalogue.installed();
        readings.forEach((file, reading) -> reading.draft()
                .ifPresent(problem ->
                        reading.issues().addAll(NamedMistakes.unknown(problem.policy(), file.toString(), catalogue))));
        courses.forEach((file, reading) -> reading.course()
                .ifPresent(course ->
                        reading.issues().addAll(NamedMistakes.unknown(course.policy(), file.toString(), catalogue))));
    }

    private static void refuseUnknownLanguage(Course.Reading reading) {
        reading.course()
                .flatMap(Course::language)
                .filter(language -> Languages.find(language.text()).isEmpty())
                .ifPresent(language -> {
                    Issue issue = Issue.error(
                            BatchCodes.UNKNOWN_LANGUAGE,
                            language.position(),
                            language.length(),
                            "there is no language " + Names.quoted(language.text()));
                    reading.issues()
                            .add(Languages.nearest(language.text())
                                    .map(code -> issue.withFix("write '" + code + "'"))
                                    .orElseGet(() -> issue.withExpected(Languages.codes())));
                });
    }

    /** Two files with one id: the second is at fault. */
    private static void refuseSharedIds(Map<Path, ProblemReading> readings) {
        Map<String, Path> first = new HashMap<>();
        readings.forEach((file, reading) -> reading.problem().ifPresent(problem -> {
            Path earlier = first.putIfAbsent(problem.id(), file);
            if (earlier != null) {
                reading.issues()
                        .add(Issue.error(
                                        BatchCodes.SHARED_ID,
                                        new SourcePosition(file.toString(), 1, 1),
                                        1,
                                        "the id '" + problem.id() + "' is that of " + earlier + " too")
                                .withFix("give every problem an id of its own"));
            }
        }));
    }

    /** The languages that its courses ask for, each once. */
    public List<String> languages() {
        return courses.values().stream()
                .flatMap(reading -> reading.course().flatMap(Course::language).stream())
                .map(language -> language.text().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    public boolean hasErrors() {
        return errorCount() > 0;
    }

    /** How many errors there are in all files. */
    public int errorCount() {
        return allIssues().mapToInt(IssueList::errorCount).sum();
    }

    private Stream<IssueList> allIssues() {
        return Stream.of(
                        readings.values().stream().map(ProblemReading::issues),
                        courses.values().stream().map(Course.Reading::issues),
                        assignments.values().stream().map(AssignmentReader.Reading::issues))
                .flatMap(issues -> issues);
    }

    /** The file of a problem without an error, by its id. */
    public Map<String, Path> fileOfProblem() {
        Map<String, Path> files = new LinkedHashMap<>();
        readings.forEach((file, reading) -> reading.problem().ifPresent(problem -> files.put(problem.id(), file)));
        return files;
    }

    /** The problems of all files without an error. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        readings.values().stream()
                .filter(reading -> !reading.issues().hasErrors())
                .forEach(reading -> reading.problem().ifPresent(problems::add));
        return problems;
    }

    /** The issues of all files as text, each under its own source; empty if there are none. */
    public String render() {
        StringBuilder text = new StringBuilder();
        assignments.values().forEach(reading -> append(text, reading.issues(), reading.source()));
        courses.values().forEach(course -> append(text, course.issues(), course.source()));
        readings.values().forEach(reading -> append(text, reading.issues(), reading.source()));
        return text.toString();
    }

    private static void append(StringBuilder text, IssueList issues, SourceText source) {
        if (!issues.isEmpty()) {
            text.append(issues.render(source)).append('\n');
        }
    }
}
