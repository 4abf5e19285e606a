package gradus.batch;

import gradus.batch.Grader.Outcome;
import gradus.grading.UnreadSubmission;
import gradus.issue.Issue;
import gradus.issue.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A paper that lies in no folder, handed in by whoever it says, or by some students together. */
class PaperInMemory implements SubmissionFile {
    private final String name;
    private final List<String> students;
    private final Reading reading;

    /** How it is read. */
    interface Reading {
        byte[] read() throws IOException;
    }

    PaperInMemory(String name, List<String> students, Reading reading) {
        this.name = name;
        this.students = List.copyOf(students);
        this.reading = reading;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String key() {
        return name;
    }

    @Override
    public String origin() {
        return students.toString();
    }

    @Override
    public List<byte[]> read() throws IOException {
        return List.of(reading.read());
    }

    @Override
    public List<Outcome> grade(Grader grader, List<byte[]> content) {
        byte[] only = content.get(0);
        if (students.isEmpty()) {
            return List.of(grader.grade(name, only));
        }
        List<Outcome> outcomes = new ArrayList<>();
        students.forEach(student -> outcomes.add(grader.grade(name, only, Optional.of(student))));
        return outcomes;
    }

    @Override
    public List<Outcome> refused(Issue reason) {
        List<String> whose = students.isEmpty() ? List.of(Grader.stem(name)) : students;
        return whose.stream()
                .map(student -> (Outcome)
                        new Outcome.Unread(new UnreadSubmission(student, name, List.of(reason), SourceText.none(name))))
                .toList();
    }
}
