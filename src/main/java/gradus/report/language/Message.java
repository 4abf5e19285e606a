package gradus.report.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence, or a part of one, with places such as <code>{name}</code> for what is known later. */
final class Message {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private final String pattern;
    /** The text before each place, and behind the last one. */
    private final List<String> texts = new ArrayList<>();

    private final List<String> names = new ArrayList<>();
    private final Set<String> places;

    Message(String pattern) {
        this.pattern = pattern;
        Matcher place = PLACE.matcher(pattern);
        int end = 0;
        while (place.find()) {
            texts.add(pattern.substring(end, place.start()));
            names.add(place.group(1));
            end = place.end();
        }
        texts.add(pattern.substring(end));
        places = Set.copyOf(new TreeSet<>(names));
    }

    /** The names of its places. */
    Set<String> places() {
        return places;
    }

    /**
     * The sentence. What is put into it is not read again, so that braces in it stay braces.
     *
     * @throws IllegalArgumentException if a place stays empty, or there is no place for something
     */
    String filled(Map<String, Object> values) {
        if (!places.equals(values.keySet())) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' has the places " + new TreeSet<>(places) + ", got " + values.keySet());
        }
        StringBuilder text = new StringBuilder(texts.get(0));
        for (int place = 0; place < names.size(); place++) {
            text.append(values.get(names.get(place))).append(texts.get(place + 1));
        }
        return text.toString();
    }
}
