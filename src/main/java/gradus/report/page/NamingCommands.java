package gradus.report.page;

import gradus.grading.cluster.ErrorCluster;
import gradus.problem.OwnMistake;
import gradus.problem.Problem;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** For each cluster with a rule the command that makes a mistake of the course of it. */
final class NamingCommands {
    private final List<Problem> problems;
    private final ClusterWords words;
    private final Map<String, String> fileOf;
    private final Set<String> taken = new HashSet<>();

    /** @param fileOf the path of the file of each problem, by its id; without one there is no command */
    NamingCommands(List<Problem> problems, ClusterWords words, Map<String, String> fileOf) {
        this.problems = List.copyOf(problems);
        this.words = words;
        this.fileOf = Map.copyOf(fileOf);
        problems.forEach(problem ->
                problem.policy().mistakes().own().stream().map(OwnMistake::id).forEach(taken::add));
    }

    /** The command, with an id that nothing else has; nothing for errors that no rule gives. */
    Optional<String> of(ErrorCluster cluster) {
        return Optional.ofNullable(fileOf.get(problems.get(cluster.sheet()).id()))
                .flatMap(ShellWord::ofPath)
                .flatMap(file ->
                        words.rule(cluster).flatMap(formula -> command(file, words.quantity(cluster), formula)));
    }

    private Optional<String> command(String file, String quantity, String formula) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("--quantity", quantity);
        options.put("--formula", formula);
        options.put("--id", free(quantity));
        options.put("--name", quantity + " by another rule");
        StringBuilder command = new StringBuilder("gradus name ").append(file);
        for (Map.Entry<String, String> option : options.entrySet()) {
            Optional<String> value = ShellWord.of(option.getValue());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            // A value of its own could begin with a hyphen and be taken for an option.
            command.append(' ').append(option.getKey()).append('=').append(value.get());
        }
        return Optional.of(command.toString());
    }

    private String free(String quantity) {
        String plain =
                quantity.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String start = (plain.isEmpty() ? "line" : plain) + "-by-another-rule";
        String id = start;
        for (int number = 2; !taken.add(id); number++) {
            id = start + "-" + number;
        }
        return id;
    }
}
