package gradus.report;

import gradus.grading.ClassResult;
import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.StudentResult;
import gradus.grading.SuspectKey;
import gradus.grading.UnreadSubmission;
import gradus.issue.Issue;
import gradus.issue.Severity;
import gradus.issue.SourceText;
import gradus.issue.Visible;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.report.TextTable.Align;
import gradus.tensor.Digits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The result of a class on a terminal: who earned what, which files could not be graded, which lines went wrong most. */
public final class ClassReport {
    private static final int MOST_LINES = 5;
    private static final int MOST_NOTE_LINES = 40;
    private static final int WIDEST_NAME = 32;

    private final ClassResult result;
    private final StringBuilder text = new StringBuilder();

    private ClassReport(ClassResult result) {
        this.result = result;
    }

    /** The report, ending with a line end. */
    public static String text(ClassResult result) {
        ClassReport report = new ClassReport(result);
        report.appendStudents();
        report.appendNotes();
        report.appendUnread();
        report.appendAbsent();
        report.appendHardLines();
        report.appendSuspectKeys();
        report.appendSummary();
        return report.text.toString();
    }

    private void appendStudents() {
        if (result.students().isEmpty()) {
            return;
        }
        List<Align> columns = new ArrayList<>(List.of(Align.LEFT));
        List<String> head = new ArrayList<>(List.of("student"));
        List<String> maxima = new ArrayList<>(List.of("points to earn"));
        for (Problem problem : result.problems()) {
            columns.add(Align.RIGHT);
            head.add(problem.id());
            maxima.add(Digits.points(problem.maximum()));
        }
        columns.addAll(List.of(Align.RIGHT, Align.LEFT));
        head.addAll(List.of("total", "remarks"));
        maxima.addAll(List.of(Digits.points(result.maximum()), ""));
        TextTable table = new TextTable(columns);
        table.add(head);
        table.add(maxima);
        result.students().forEach(student -> table.add(row(student)));
        text.append(table).append('\n');
    }

    private static List<String> row(StudentResult student) {
        List<String> cells = new ArrayList<>();
        cells.add(shortened(Visible.of(student.student())));
        for (MarkSheet sheet : student.sheets()) {
            cells.add(sheet.answered() ? Digits.points(sheet.points()) : "-");
        }
        cells.add(Digits.points(student.points()));
        cells.add(remarks(student));
        return cells;
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= WIDEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, WIDEST_NAME - 1)) + "…";
    }

    private static String remarks(StudentResult student) {
        List<String> remarks = new ArrayList<>();
        List<MarkLine> lines = student.sheets().stream()
                .filter(MarkSheet::answered)
                .flatMap(sheet -> sheet.lines().stream())
                .toList();
        for (String code : List.of(
                "wrong",
                "wrong-formula",
                "wrong-shape",
                "not-a-number",
                "unreadable",
                "missing",
                "follows",
                "other-convention")) {
            long count = lines.stream()
                    .filter(line -> line.verdict().code().equals(code))
                    .count();
            if (count > 0) {
                remarks.add(count + " " + code.replace('-', ' '));
            }
        }
        if (student.sheets().stream().noneMatch(MarkSheet::answered)) {
            remarks.add("handed in nothing for these problems");
        }
        long unused = student.sheets().stream()
                .mapToLong(sheet -> sheet.unused().size())
                .sum();
        if (unused > 0) {
            remarks.add(unused + " not used");
        }
        long noted = student.notes().stream()
                .filter(note -> note.severity() != Severity.NOTE)
                .count();
        if (noted > 0) {
            remarks.add(noted + " noted about the file");
        }
        return String.join(", ", remarks);
    }

    /** What was noticed about graded files; answers to problems that are not graded here are nobody's fault. */
    private void appendNotes() {
        List<String> notes = result.students().stream()
                .flatMap(student -> student.notes().stream())
                .filter(note -> note.severity() != Severity.NOTE)
                .flatMap(note ->
                        note.text(SourceText.none(note.position().file())).lines())
                .toList();
        if (notes.isEmpty()) {
            return;
        }
        text.append("Noted about graded files:\n");
        notes.stream()
                .limit(MOST_NOTE_LINES)
                .forEach(line -> text.append("  ").append(line).append('\n'));
        if (notes.size() > MOST_NOTE_LINES) {
            text.append("  … all of them are in results.jsonl\n");
        }
        text.append('\n');
    }

    private void appendUnread() {
        if (result.unread().isEmpty()) {
            return;
        }
        text.append("Not graded, and without a mark:\n");
        for (UnreadSubmission unread : result.unread()) {
            for (Issue issue : unread.issues()) {
                issue.text(unread.source())
                        .lines()
                        .forEach(line -> text.append("  ").append(line).append('\n'));
            }
        }
        text.append('\n');
    }

    private void appendAbsent() {
        if (result.absent().isEmpty()) {
            return;
        }
        text.append("Nothing handed in, and without a mark:\n");
        result.absent().stream()
                .limit(MOST_NOTE_LINES)
                .forEach(student -> text.append("  ")
                        .append(shortened(Visible.of(student.student())))
                        .append(student.name()
                                .map(name -> "  " + shortened(Visible.of(name)))
                                .orElse(""))
                        .append('\n'));
        if (result.absent().size() > MOST_NOTE_LINES) {
            text.append("  … and ")
                    .append(result.absent().size() - MOST_NOTE_LINES)
                    .append(" more, in grades.csv\n");
        }
        text.append('\n');
    }

    /** A question of a problem, with how many of those who handed the problem in have it right. */
    private record Rate(Problem problem, Question question, int right, int handedIn) {
        double share() {
            return handedIn == 0 ? 1 : (double) right / handedIn;
        }
    }

    private void appendHardLines() {
        List<Rate> hardest = IntStream.range(0, result.problems().size())
                .boxed()
                .flatMap(this::rates)
                .filter(rate -> rate.share() < 1)
                .sorted(Comparator.comparingDouble(Rate::share))
                .limit(MOST_LINES)
                .toList();
        if (hardest.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(List.of(Align.LEFT, Align.LEFT, Align.RIGHT));
        for (Rate rate : hardest) {
            table.add(rate.problem().id(), rate.question().name(), rate.right() + " of " + rate.handedIn() + " right");
        }
        text.append("Least often right:\n");
        table.lines().forEach(line -> text.append("  ").append(line).append('\n'));
        text.append('\n');
    }

    private Stream<Rate> rates(int number) {
        Problem problem = result.problems().get(number);
        List<MarkSheet> sheets = result.students().stream()
                .map(student -> student.sheets().get(number))
                .filter(MarkSheet::answered)
                .toList();
        List<Question> questions = problem.questions();
        return IntStream.range(0, questions.size()).mapToObj(place -> {
            long right = sheets.stream()
                    .filter(sheet -> sheet.lines().get(place).verdict().isRight())
                    .count();
            return new Rate(problem, questions.get(place), (int) right, sheets.size());
        });
    }

    /** What an instructor should look at before any mark goes out. */
    private void appendSuspectKeys() {
        List<SuspectKey> suspects = SuspectKey.of(result);
        if (suspects.isEmpty()) {
            return;
        }
        text.append("Before you hand out marks, check that the problem file is what the class was given:\n");
        for (SuspectKey suspect : suspects) {
            text.append("  ")
                    .append(suspect.problem())
                    .append(", ")
                    .append(suspect.question())
                    .append(": ")
                    .append(suspect.agreeing())
                    .append(" of ")
                    .append(suspect.answered())
                    .append(" papers agree with each other and not with gradus")
                    .append(suspect.mistake()
                            .map(id -> ", as " + id + " gives it")
                            .orElse(""))
                    .append('\n');
        }
        text.append('\n');
    }

    private void appendSummary() {
        int graded = result.students().size();
        int unread = result.unread().size();
        text.append(graded).append(graded == 1 ? " submission graded" : " submissions graded");
        if (unread > 0) {
            text.append(", ").append(unread).append(" not graded");
        }
        if (!result.absent().isEmpty()) {
            text.append(", ").append(result.absent().size()).append(" handed in nothing");
        }
        if (graded > 0) {
            text.append("; mean ")
                    .append(Digits.points(mean()))
                    .append(", median ")
                    .append(Digits.points(median()))
                    .append(" of ")
                    .append(Digits.points(result.maximum()))
                    .append(" points");
        }
        text.append(".\n");
        if (!result.leftOut().isEmpty()) {
            text.append("Nobody answered ")
                    .append(String.join(", ", result.leftOut()))
                    .append("; name a problem file to grade it all the same.\n");
        }
    }

    private BigDecimal mean() {
        return result.students().stream()
                .map(StudentResult::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(result.students().size()), 1, RoundingMode.HALF_EVEN);
    }

    private BigDecimal median() {
        List<BigDecimal> sorted =
                result.students().stream().map(StudentResult::points).sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.valueOf(2));
    }
}
