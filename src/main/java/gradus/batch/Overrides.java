package gradus.batch;

import gradus.grading.ClassResult;
import gradus.grading.GradedPaper;
import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Points set by hand, which count in place of what gradus gives; {@link OverridesReader} reads them. */
public final class Overrides {
    /** Nothing is set by hand. */
    public static final Overrides NONE = new Overrides("", "", List.of(), new IssueList());

    private final String file;
    private final String text;
    private final Map<String, List<PointOverride>> byStudent = new LinkedHashMap<>();
    private final IssueList issues;

    Overrides(String file, String text, List<PointOverride> overrides, IssueList issues) {
        this.file = file;
        this.text = text;
        this.issues = issues;
        overrides.forEach(override -> byStudent
                .computeIfAbsent(override.student(), student -> new ArrayList<>())
                .add(override));
    }

    String file() {
        return file;
    }

    String text() {
        return text;
    }

    /** What is wrong with the file. */
    public IssueList issues() {
        return issues;
    }

    /** The text of the file, for showing the issues. */
    public SourceText source() {
        return SourceText.of(file, text);
    }

    /** Whether there is something for a problem that a student has perhaps not answered. */
    boolean concern(String student, String problem) {
        return of(student).stream().anyMatch(override -> override.problem().equals(problem));
    }

    private List<PointOverride> of(String student) {
        return byStudent.getOrDefault(student, List.of());
    }

    /** The mark sheet of a student with the points that were set by hand. */
    MarkSheet apply(String student, MarkSheet sheet) {
        MarkSheet changed = sheet;
        for (PointOverride override : of(student)) {
            if (override.problem().equals(sheet.problem()) && override.line().isPresent()) {
                changed = changed.with(changed.lines().stream()
                        .map(line -> isMeant(line, override) ? line.with(override.points(), override.reason()) : line)
                        .toList());
            }
        }
        for (PointOverride override : of(student)) {
            if (override.problem().equals(sheet.problem()) && override.line().isEmpty()) {
                changed = changed.with(override.points(), override.reason());
            }
        }
        return changed;
    }

    private static boolean isMeant(MarkLine line, PointOverride override) {
        return override.line().equals(Optional.of(line.question().quantity()));
    }

    /** A warning for each one that concerns nobody in the class. */
    public IssueList unused(ClassResult result) {
        Set<String> known = new HashSet<>();
        result.graded().map(GradedPaper::student).filter(byStudent::containsKey).forEach(known::add);
        IssueList unused = new IssueList();
        byStudent.forEach((student, overrides) -> {
            if (!known.contains(student)) {
                unused.add(Issue.warning(
                        BatchCodes.OVERRIDE_STUDENT,
                        overrides.get(0).position(),
                        Math.max(1, student.codePointCount(0, student.length())),
                        "no graded submission is from '" + student + "'"));
            }
        });
        return unused;
    }
}
