package gradus.problem;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourceText;
import gradus.problem.GradingPolicy.MistakePolicy;
import gradus.problem.PolicyReader.PolicyScope;
import gradus.yaml.Syntax;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlReader;
import gradus.yaml.YamlScalar;
import gradus.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What all problems of a course say about marks unless they say otherwise: a file with the keys {@code partial-credit},
 * {@code grading}, {@code mistakes} and {@code reveal} of problem files, and the language in which students are told.
 */
public final class Course {
    private static final String LANGUAGE = "language";
    private static final List<String> KEYS =
            Stream.concat(PolicyReader.KEYS.stream(), Stream.of(LANGUAGE)).toList();

    private final GradingPolicy policy;
    private final Map<String, YamlNode> own;
    private final Optional<YamlScalar> language;

    private Course(GradingPolicy policy, Map<String, YamlNode> own, Optional<YamlScalar> language) {
        this.policy = policy;
        this.own = own;
        this.language = language;
    }

    /**
     * What came of reading a course file.
     *
     * @param course the course, if the file has no error
     * @param issues every fault of the file; the formulas of mistakes are read where there is a problem
     * @param source the text of the file, for showing the issues
     */
    public record Reading(Optional<Course> course, IssueList issues, SourceText source) {}

    /**
     * What a course says about one problem.
     *
     * @param unfit why mistakes that it describes cannot be made in this problem, by id; that is a fault only if it is so in all
     */
    record Applied(GradingPolicy policy, Map<String, List<Issue>> unfit) {}

    /**
     * Reads a course file.
     *
     * @param file its name, for messages; its ending tells JSON from YAML
     * @param bytes the content
     */
    public static Reading read(String file, byte[] bytes) {
        IssueList issues = new IssueList();
        SourceText source = YamlReader.sourceText(file, bytes);
        Optional<Course> course = YamlReader.read(file, bytes, Syntax.of(file), issues)
                .flatMap(node -> YamlFields.of(node, "the course file", KEYS, issues))
                .map(fields -> of(fields, new Values(issues)));
        return new Reading(course.filter(read -> !issues.hasErrors()), issues, source);
    }

    private static Course of(YamlFields fields, Values values) {
        Map<String, YamlNode> own = new LinkedHashMap<>();
        fields.optional("mistakes")
                .ifPresent(mistakes -> entry(mistakes, "own").ifPresent(list -> {
                    if (list instanceof YamlSequence sequence) {
                        sequence.items()
                                .forEach(item -> entry(item, "id").ifPresent(id -> own.put(Values.text(id), item)));
                    }
                }));
        return new Course(
                new PolicyReader(values).read(fields, GradingPolicy.DEFAULT, Optional.empty()), own, language(fields));
    }

    private static Optional<YamlScalar> language(YamlFields fields) {
        return fields.text(LANGUAGE).isEmpty()
                ? Optional.empty()
                : fields.optional(LANGUAGE).filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
    }

    private static Optional<YamlNode> entry(YamlNode node, String key) {
        return node instanceof YamlMapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.key().text().equals(key))
                        .map(entry -> entry.value())
                        .findFirst()
                : Optional.empty();
    }

    /** What it says where a problem says nothing, but for the mistakes that it describes. */
    public GradingPolicy policy() {
        return policy;
    }

    /** The language in which students are told, as it is written; nobody has looked whether there is such a language. */
    public Optional<YamlScalar> language() {
        return language;
    }

    /** The ids of the mistakes that the course describes. */
    public Set<String> ownMistakes() {
        return own.keySet();
    }

    Applied to(Optional<PolicyScope> model) {
        List<OwnMistake> fitting = new ArrayList<>();
        Map<String, List<Issue>> unfit = new LinkedHashMap<>();
        own.forEach((id, node) -> {
            IssueList issues = new IssueList();
            Optional<OwnMistake> read = new OwnMistakeReader(new Values(issues)).read(node, model);
            read.ifPresentOrElse(fitting::add, () -> unfit.put(id, issues.all()));
        });
        MistakePolicy mistakes = policy.mistakes().and(new MistakePolicy(Set.of(), Map.of(), fitting));
        return new Applied(policy.with(mistakes), unfit);
    }
}
