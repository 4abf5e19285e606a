package gradus.assignment;

import gradus.intake.AttemptChoice;
import gradus.intake.Student;
import java.util.ArrayList;
import java.util.List;

/** The attempts that an assignment counts. Where the best is to count, all are graded first. */
public record AttemptRule(Assignment assignment) implements AttemptChoice {
    @Override
    public List<Candidate> chosen(Student student, List<Candidate> attempts) {
        List<Candidate> allowed = allowed(attempts);
        if (allowed.isEmpty()) {
            return List.of();
        }
        Candidate first = allowed.get(0);
        Candidate latest = allowed.get(allowed.size() - 1);
        return switch (assignment.attempts().counted()) {
            case LATEST -> List.of(latest);
            case FIRST -> List.of(first);
            case LATEST_IN_TIME -> List.of(latestInTime(student, allowed));
            case BEST -> allowed;
        };
    }

    private List<Candidate> allowed(List<Candidate> attempts) {
        Attempts rule = assignment.attempts();
        List<Candidate> allowed = new ArrayList<>();
        for (Candidate attempt : attempts) {
            int number = attempt.number().orElse(allowed.size() + 1);
            if (rule.allowed().isEmpty() || number <= rule.allowed().getAsInt()) {
                allowed.add(attempt);
            }
        }
        return allowed;
    }

    private Candidate latestInTime(Student student, List<Candidate> attempts) {
        return attempts.stream()
                .filter(attempt -> isInTime(student, attempt))
                .reduce((earlier, later) -> later)
                .orElse(attempts.get(0));
    }

    private boolean isInTime(Student student, Candidate attempt) {
        return assignment
                .deadline()
                .map(deadline -> deadline.timing(
                        student.id(), new HandedIn(attempt.time(), attempt.lateness(), attempt.number(), 0)))
                .filter(timing -> timing instanceof Timing.Late || timing instanceof Timing.LateBySome)
                .isEmpty();
    }
}
