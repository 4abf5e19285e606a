package gradus.docs;

import gradus.grading.mistake.Family;
import gradus.grading.mistake.Kind;
import gradus.grading.mistake.Mistake;
import gradus.grading.mistake.MistakeSite;
import gradus.grading.mistake.Occurrence;
import gradus.grading.mistake.RecurrentNetwork;
import gradus.grading.mistake.Tier;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page about one family of mistakes.
 *
 * @param family the family
 * @param mistakes its mistakes, in the order of the page
 */
record MistakePage(Family family, List<Mistake> mistakes) {
    private static final int WIDTH = 120;
    /** What more than these is written down in the same way is not shown. */
    private static final int SHOWN_REPORTS = 3;
    /** What is changed in more steps of a sequence, or follows on the way back, is not shown. */
    private static final int SHOWN_STEPS = 3;

    /** How well a mistake is known, in words. */
    static String known(Tier tier) {
        return switch (tier) {
            case A -> "seen at three places or more";
            case B -> "seen once or twice";
            case C -> "asked or warned about";
            case D -> "known from teaching";
        };
    }

    String text() {
        StringBuilder text = new StringBuilder("# " + family.title() + "\n\n");
        text.append("[All known mistakes](README.md): how to read this page.\n");
        mistakes.forEach(mistake -> text.append(section(mistake)));
        return text.toString();
    }

    private static String section(Mistake mistake) {
        String kind = mistake.kind() == Kind.CONVENTION ? "A convention, no mistake; " : "";
        String known = known(mistake.tier());
        return "\n## " + mistake.id() + "\n\n"
                + wrapped("**" + mistake.name() + ".** " + kind + (kind.isEmpty() ? capitalised(known) : known) + ".")
                + "\n```\n" + formulas(mistake) + "```\n\n"
                + wrapped("*Hint.* " + mistake.hint()) + "\n"
                + wrapped("*Explanation.* " + mistake.explanation()) + "\n"
                + wrapped("*Hidden by.* " + mistake.hiddenBy());
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String wrapped(String text) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ")) {
            boolean fits = column + 1 + word.length() <= WIDTH;
            wrapped.append(column == 0 ? "" : fits ? " " : "\n").append(word);
            column = column == 0 ? word.length() : fits ? column + 1 + word.length() : word.length();
        }
        return wrapped.append('\n').toString();
    }

    private static String formulas(Mistake mistake) {
        MistakeSite network = SampleNetworks.all().stream()
                .filter(sample -> !mistake.in(sample).isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample network shows " + mistake.id()));
        List<Occurrence> forms = forms(mistake.in(network));
        StringBuilder text = new StringBuilder();
        Map<Quantity, Expression> right = new LinkedHashMap<>();
        for (Occurrence form : forms) {
            Map<Quantity, Expression> written = written(form, network instanceof RecurrentNetwork);
            text.append(lines(form == forms.get(0) ? "written" : "or", written, network));
            written.keySet().forEach(quantity -> right.put(quantity, rightRule(network, form, quantity)));
        }
        return text.append(lines("right", right, network)).toString();
    }

    /** The forms of the mistake in the last layer where it can be made; its forms everywhere, if there is no choice. */
    private static List<Occurrence> forms(List<Occurrence> occurrences) {
        int layer = occurrences.get(occurrences.size() - 1).layer();
        return occurrences.stream().filter(each -> each.layer() == layer).toList();
    }

    /** What is shown of a form: no query points where something else is changed as well. */
    private static Map<Quantity, Expression> written(Occurrence form, boolean isInSteps) {
        Map<Quantity, Expression> written = new LinkedHashMap<>();
        form.edits().stream()
                .filter(edit -> !isQuery(edit) || form.edits().stream().allMatch(MistakePage::isQuery))
                .filter(edit -> !isInSteps || isShown(edit))
                .limit(isInSteps ? SHOWN_STEPS : Integer.MAX_VALUE)
                .forEach(edit -> written.put(edit.quantity(), edit.rule()));
        form.reports().entrySet().stream()
                .limit(SHOWN_REPORTS)
                .forEach(report -> written.put(report.getKey(), report.getValue()));
        return written;
    }

    /** What can be read at a glance: no later step of a training, and no pieces put together to a matrix. */
    private static boolean isShown(Edit edit) {
        return !(edit.quantity() instanceof Quantity.AtStep) && !isPieced(edit.rule());
    }

    private static boolean isPieced(Expression formula) {
        return formula instanceof Expression.Concatenate
                || formula.operands().stream().anyMatch(MistakePage::isPieced);
    }

    private static boolean isQuery(Edit edit) {
        return edit.quantity() instanceof Quantity.AtPoint;
    }

    private static Expression rightRule(MistakeSite network, Occurrence form, Quantity quantity) {
        return form.reports().containsKey(quantity)
                ? new Expression.Reference(quantity)
                : network.graph().rule(quantity);
    }

    private static String lines(String what, Map<Quantity, Expression> rules, MistakeSite network) {
        TextbookFormula formula = new TextbookFormula(network.graph());
        List<String> lines = new ArrayList<>();
        rules.forEach((quantity, rule) ->
                lines.add("%-8s %s".formatted(lines.isEmpty() ? what : "", formula.rule(quantity, rule))));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
