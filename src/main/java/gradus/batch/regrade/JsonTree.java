package gradus.batch.regrade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * A value of JSON. What is not there, or is of another kind than asked for, is nothing, 0, false or empty: files of earlier
 * versions lack some fields.
 */
final class JsonTree {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();
    private static final JsonTree NOTHING = new JsonTree("");

    /** A String, a BigDecimal, a Boolean, a List of trees or a Map of trees by name. */
    private final Object value;

    private JsonTree(Object value) {
        this.value = value;
    }

    /** The object that a text is, or nothing if it is none. */
    static Optional<JsonTree> object(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            JsonTree tree = tree(parser);
            return parser.nextToken() == null ? Optional.of(tree) : Optional.empty();
        } catch (StreamReadException fault) {
            return Optional.empty();
        }
    }

    private static JsonTree tree(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> new JsonTree(fields(parser));
            case START_ARRAY -> new JsonTree(elements(parser));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonTree(parser.getDecimalValue());
            case VALUE_TRUE -> new JsonTree(true);
            case VALUE_STRING -> new JsonTree(parser.getString());
            default -> NOTHING;
        };
    }

    private static Map<String, JsonTree> fields(JsonParser parser) {
        Map<String, JsonTree> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, tree(parser));
        }
        return fields;
    }

    private static List<JsonTree> elements(JsonParser parser) {
        List<JsonTree> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(tree(parser));
        }
        return elements;
    }

    boolean has(String name) {
        return value instanceof Map<?, ?> fields && fields.containsKey(name);
    }

    JsonTree get(String name) {
        return value instanceof Map<?, ?> fields && fields.get(name) instanceof JsonTree field ? field : NOTHING;
    }

    List<JsonTree> list(String name) {
        List<JsonTree> list = new ArrayList<>();
        if (get(name).value instanceof List<?> elements) {
            elements.forEach(element -> list.add((JsonTree) element));
        }
        return list;
    }

    String text(String name) {
        return get(name).text();
    }

    String text() {
        return value instanceof String text ? text : "";
    }

    BigDecimal number(String name) {
        return get(name).value instanceof BigDecimal number ? number : BigDecimal.ZERO;
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(get(name).value);
    }
}
