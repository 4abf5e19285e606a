package gradus.report.page;

import gradus.report.Excerpt;
import gradus.report.language.Language;
import java.util.List;
import java.util.Optional;

/** What is said of the mistakes of a class in a language. A mistake that a problem describes itself keeps its own words. */
final class CauseWords {
    private static final List<String> JOINTS = List.of(" and ", " or ");

    private final Language language;

    CauseWords(Language language) {
        this.language = language;
    }

    /**
     * The name of a mistake, or of several between which the numbers do not decide.
     *
     * @param id its id, or the ids of all with a word between them
     * @param name the same in the words that were counted
     */
    String of(String id, String name) {
        for (String joint : JOINTS) {
            if (id.contains(joint)) {
                return several(id, name, joint);
            }
        }
        return single(id).orElse(name);
    }

    private String several(String id, String name, String joint) {
        List<Optional<String>> names =
                List.of(id.split(joint)).stream().map(this::single).toList();
        return names.stream().anyMatch(Optional::isEmpty)
                ? name
                : Excerpt.of(String.join(
                        language.text("class.page.cause" + joint.stripTrailing().replace(' ', '.')),
                        names.stream().flatMap(Optional::stream).toList()));
    }

    private Optional<String> single(String id) {
        return language.ofMistake(id, "name").or(() -> language.find("class.page.cause." + id));
    }
}
