package gradus.batch.course;

import gradus.report.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The entry of a mistake in the two notations of YAML; the one in braces is JSON as well. */
final class EntryText {
    /** Texts that no YAML reader takes for anything else, and for no number. */
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}\\d(](?:[-\\p{L}\\d_.+*/()^=?!,;' ]*[-\\p{L}\\d_.+*/()^=?!,;'])?");

    private static final Pattern OTHER_KIND =
            Pattern.compile("(?i)true|false|null|yes|no|on|off|[yn]|[-+.\\d_,eE]+|0[xob].*");

    private EntryText() {}

    /** Lines of a block, the first one with a hyphen. */
    static List<String> block(NewMistake mistake, int indentation) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> entry : mistake.entries().entrySet()) {
            String start = lines.isEmpty() ? "- " : "  ";
            lines.add(" ".repeat(indentation) + start + entry.getKey() + ": " + scalar(entry.getValue()));
        }
        return lines;
    }

    private static String scalar(String text) {
        boolean isPlain =
                PLAIN.matcher(text).matches() && !OTHER_KIND.matcher(text).matches();
        return isPlain ? text : JsonText.line(json -> json.writeString(text));
    }

    /** One line in braces. */
    static String braces(NewMistake mistake) {
        return JsonText.line(json -> {
            json.writeStartObject();
            mistake.entries().forEach(json::writeStringProperty);
            json.writeEndObject();
        });
    }
}
