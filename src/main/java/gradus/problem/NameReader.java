package gradus.problem;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.yaml.YamlCodes;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code names:}, further names that a course has for quantities: {@code delta1: dE/dz2}, {@code g: dE/da1}. */
final class NameReader {
    private static final Pattern BARE_NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}']*");

    private final Values values;
    private final SolvedGraph solved;
    private final Notation notation;
    private final QuestionReader quantities;

    NameReader(Values values, Model model) {
        this.values = values;
        this.solved = model.computed();
        this.notation = model.notation();
        this.quantities = new QuestionReader(values, model, solved, Set.of());
    }

    /** The names with what they stand for. */
    Map<String, Quantity> read(YamlNode node) {
        Map<String, Quantity> names = new LinkedHashMap<>();
        if (!(node instanceof YamlMapping mapping)) {
            values.error(YamlCodes.NOT_A_MAPPING, node, "'names' is " + node.kind() + ", a mapping is expected");
            return names;
        }
        for (YamlEntry entry : mapping.entries()) {
            quantities
                    .quantity(entry.value())
                    .filter(quantity -> isName(entry.key()) && isFree(entry.key(), quantity, names))
                    .ifPresent(quantity -> names.put(entry.key().text(), quantity));
        }
        return names;
    }

    private boolean isName(YamlScalar key) {
        boolean isName = BARE_NAME.matcher(Spelling.bare(key.text())).matches();
        if (!isName) {
            values.error(
                    ProblemCodes.BAD_ID,
                    key,
                    "the name of a quantity starts with a letter and has letters, digits, '_' and an index only");
        }
        return isName;
    }

    /** A name may stand for one thing only, in whatever way it is written. */
    private boolean isFree(YamlScalar key, Quantity meant, Map<String, Quantity> earlier) {
        String bare = Spelling.bare(key.text());
        Optional<Quantity> taken = earlier.entrySet().stream()
                .filter(name -> Spelling.bare(name.getKey()).equals(bare))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> solved.named().stream()
                        .filter(quantity ->
                                Spelling.bare(notation.spell(quantity)).equals(bare))
                        .findFirst())
                .filter(quantity -> !quantity.equals(meant));
        taken.ifPresent(quantity -> values.issues()
                .add(Issue.error(
                                ProblemCodes.AMBIGUOUS_QUANTITY,
                                key.position(),
                                key.length(),
                                "'" + key.text() + "' is the name of " + quantity + " already")
                        .withFix("use another letter for that in 'notation', or another name here")));
        return taken.isEmpty();
    }
}
