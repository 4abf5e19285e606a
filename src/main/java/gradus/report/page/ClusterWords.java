package gradus.report.page;

import gradus.formula.FormulaForm;
import gradus.formula.FormulaPrinter;
import gradus.formula.MathMlForm;
import gradus.formula.TextForm;
import gradus.grading.UnexplainedError;
import gradus.grading.cluster.ErrorCluster;
import gradus.grading.cluster.Likeness;
import gradus.graph.Edit;
import gradus.problem.Problem;
import gradus.problem.RuleText;
import gradus.report.Excerpt;
import gradus.report.language.Language;
import gradus.tensor.ShapeException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said about errors that are alike. */
final class ClusterWords {
    private static final int MOST_OTHERS = 3;
    private static final int MOST_PLACES = 16;

    private final List<Problem> problems;
    private final Language language;
    private final Map<String, RuleText> texts = new HashMap<>();

    ClusterWords(List<Problem> problems, Language language) {
        this.problems = List.copyOf(problems);
        this.language = language;
        problems.forEach(problem -> texts.put(problem.id(), new RuleText(problem)));
    }

    private Problem problem(ErrorCluster cluster) {
        return problems.get(cluster.sheet());
    }

    private RuleText text(ErrorCluster cluster) {
        return Optional.ofNullable(texts.get(problem(cluster).id())).orElseThrow();
    }

    /** The quantity in which the error was made, as a problem file says it. */
    String quantity(ErrorCluster cluster) {
        return text(cluster).name(cluster.quantity());
    }

    /** In which way the errors are alike. */
    String likeness(ErrorCluster cluster) {
        Likeness likeness = cluster.likeness();
        if (likeness instanceof Likeness.SameRule same) {
            return language.text("class.page.like.rule", "digits", Math.round(same.digits()));
        }
        if (likeness instanceof Likeness.SameFactor same) {
            return language.text("class.page.like.factor", "factor", plain(same.factor()));
        }
        if (likeness instanceof Likeness.SameDifference same) {
            return language.text(
                    same.difference() < 0 ? "class.page.like.less" : "class.page.like.plus",
                    "difference",
                    plain(Math.abs(same.difference())));
        }
        if (likeness instanceof Likeness.SameOrder same) {
            return language.text("class.page.like.order", "order", order(same.order()));
        }
        if (likeness instanceof Likeness.SameFactors) {
            return language.text("class.page.like.factors");
        }
        return likeness instanceof Likeness.SameWriting same ? written(same) : language.text("class.page.like.numbers");
    }

    /** The kind of likeness, as data files call it. */
    static String kind(Likeness likeness) {
        if (likeness instanceof Likeness.SameRule) {
            return "rule";
        }
        if (likeness instanceof Likeness.SameFactor) {
            return "factor";
        }
        if (likeness instanceof Likeness.SameDifference) {
            return "difference";
        }
        if (likeness instanceof Likeness.SameOrder) {
            return "order";
        }
        if (likeness instanceof Likeness.SameFactors) {
            return "factors";
        }
        return likeness instanceof Likeness.SameWriting ? "writing" : "numbers";
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    private static String order(List<Integer> order) {
        return order.stream().limit(MOST_PLACES).map(String::valueOf).collect(Collectors.joining(", "))
                + (order.size() > MOST_PLACES ? " …" : "");
    }

    private String written(Likeness.SameWriting same) {
        return switch (same.kind()) {
            case FORMULA -> language.text("class.page.like.formula", "formula", Excerpt.of(same.text()));
            case SHAPE ->
                language.text("class.page.like.shape", "shape", same.text().replace("x", " x "));
            case NOT_FINITE -> language.text("class.page.like.not-finite");
        };
    }

    /** The rule that gives the numbers, as a problem file says it. */
    Optional<String> formula(ErrorCluster cluster) {
        if (cluster.likeness() instanceof Likeness.SameWriting same) {
            return same.kind() == UnexplainedError.Kind.FORMULA ? Optional.of(same.text()) : Optional.empty();
        }
        return rule(cluster);
    }

    /** The rule that gives the numbers of all, if a problem file can say it. */
    Optional<String> rule(ErrorCluster cluster) {
        return cluster.rule(problem(cluster)).flatMap(rule -> text(cluster).of(cluster.quantity(), rule.rule()));
    }

    /** The rule as an equation in the course's letters, as a {@code math} element. */
    Optional<String> mathMl(ErrorCluster cluster) {
        return equation(cluster, new MathMlForm());
    }

    /** The rule as an equation in the course's letters. */
    Optional<String> equation(ErrorCluster cluster) {
        return equation(cluster, new TextForm());
    }

    private Optional<String> equation(ErrorCluster cluster, FormulaForm form) {
        return formula(cluster).isEmpty()
                ? Optional.empty()
                : cluster.rule(problem(cluster))
                        .flatMap(rule -> equation(rule, text(cluster).printer(), form));
    }

    private static Optional<String> equation(Edit rule, FormulaPrinter printer, FormulaForm form) {
        try {
            return Optional.of(
                    form.equation(List.of(printer.name(rule.quantity(), form), printer.print(rule.rule(), form))));
        } catch (ShapeException fault) {
            return Optional.empty();
        }
    }

    /** Other rules that give the same numbers, as far as these papers tell. */
    List<String> others(ErrorCluster cluster) {
        return cluster.likeness() instanceof Likeness.SameRule same
                ? same.others().stream()
                        .flatMap(other -> text(cluster).of(other.quantity(), other.rule()).stream()
                                .map(formula -> text(cluster).name(other.quantity()) + " = " + formula))
                        .limit(MOST_OTHERS)
                        .toList()
                : List.of();
    }
}
