package gradus.platform;

import gradus.problem.Problem;
import gradus.report.Audience;
import java.math.BigDecimal;
import java.util.List;

/**
 * What is the same for all students of a run.
 *
 * @param problems the graded problems
 * @param audience how much a student may read
 * @param version the version of gradus
 * @param settings what was asked for
 * @param maximum the points of a paper without a fault
 */
public record PlatformContext(
        List<Problem> problems, Audience audience, String version, PlatformSettings settings, BigDecimal maximum) {
    public PlatformContext {
        problems = List.copyOf(problems);
    }

    /** A context without an assignment, in which the points of problems are added up. */
    public PlatformContext(List<Problem> problems, Audience audience, String version, PlatformSettings settings) {
        this(
                problems,
                audience,
                version,
                settings,
                problems.stream().map(Problem::maximum).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The same with other points of a paper without a fault. */
    public PlatformContext with(BigDecimal most) {
        return new PlatformContext(problems, audience, version, settings, most);
    }

    /** What the homework is called: the id of its only problem, else that of the first with the number of the others. */
    String title() {
        if (problems.isEmpty()) {
            return "homework";
        }
        String first = problems.get(0).id();
        return problems.size() == 1 ? first : first + " and " + (problems.size() - 1) + " more";
    }
}
