package gradus.docs;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A published schema: what it says of a file, and what stands in it. */
final class Schemas {
    static final Schemas PROBLEM = new Schemas("problem");
    static final Schemas SUBMISSION = new Schemas("submission");
    static final Schemas ASSIGNMENT = new Schemas("assignment");
    static final Schemas CLASS = new Schemas("class");

    private final JsonNode root;
    private final Schema schema;

    private Schemas(String name) {
        String text = read(Path.of("docs/schema", name + ".schema.json"));
        root = JsonMapper.shared().readTree(text);
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    JsonNode root() {
        return root;
    }

    /** What is wrong with a YAML text; empty if nothing is. */
    List<String> faults(String yaml) {
        return schema.validate(yaml, InputFormat.YAML).stream()
                .map(Error::toString)
                .toList();
    }

    /** The names of the properties of the subschema at a JSON pointer. */
    Set<String> properties(String pointer) {
        return new TreeSet<>(at(pointer + "/properties").propertyNames());
    }

    /** The values of the enum of the subschema at a JSON pointer. */
    Set<String> values(String pointer) {
        Set<String> values = new TreeSet<>();
        at(pointer + "/enum").forEach(value -> values.add(value.asString()));
        return values;
    }

    private JsonNode at(String pointer) {
        JsonNode node = root.at(pointer);
        if (node.isMissingNode()) {
            throw new AssertionError("nothing stands at " + pointer);
        }
        return node;
    }
}
