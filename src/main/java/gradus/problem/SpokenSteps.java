package gradus.problem;

import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import gradus.yaml.YamlSequence;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The steps of a training that a file speaks of: 3 where it asks for {@code W1@3}. */
final class SpokenSteps {
    private static final Set<String> ABOUT_QUANTITIES =
            Set.of("questions", "given", "entries", "names", "errata", "mistakes");
    private static final Pattern STEP = Pattern.compile("@\\s*(\\d{1,9})");
    private static final Pattern LOSS_AFTER = Pattern.compile("(.+?)new");

    private final Notation notation;
    private final Set<Integer> steps = new TreeSet<>();
    private String scalar = "E";
    private boolean asksForLossAfter;

    SpokenSteps(Notation notation) {
        this.notation = notation;
    }

    /**
     * The steps, from the second one to the one that would come after the last.
     *
     * @param last the number of steps
     */
    Set<Integer> of(YamlFields file, int last) {
        file.entries().stream()
                .filter(entry -> entry.key().text().equals("differentiate"))
                .forEach(entry -> scalar = Spelling.bare(Values.text(entry.value())));
        file.entries().stream()
                .filter(entry -> ABOUT_QUANTITIES.contains(entry.key().text()))
                .forEach(entry -> collect(entry.value()));
        if (asksForLossAfter) {
            steps.add(last + 1);
        }
        steps.removeIf(step -> step < 2 || step > last + 1);
        return steps;
    }

    private void collect(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            collect(scalar.text());
        } else if (node instanceof YamlSequence list) {
            list.items().forEach(this::collect);
        } else if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                collect(entry.key());
                collect(entry.value());
            }
        }
    }

    private void collect(String text) {
        Matcher matcher = STEP.matcher(text);
        while (matcher.find()) {
            steps.add(Integer.parseInt(matcher.group(1)));
        }
        Matcher after = LOSS_AFTER.matcher(text.length() < 40 ? Spelling.bare(text) : "");
        if (after.matches()) {
            String loss = after.group(1);
            asksForLossAfter |= notation.isLossName(loss) || loss.equals("E") || loss.equals(scalar);
        }
    }
}
