package gradus.yaml;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** The library's parsers, set up so that every scalar arrives as text and our own limits fire before theirs. */
final class Parsers {
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(YamlReader.MAX_DEPTH + 2)
            .maxNumberLength(YamlReader.MAX_BYTES)
            .maxNameLength(YamlReader.MAX_BYTES)
            .maxStringLength(YamlReader.MAX_BYTES)
            .build();

    private static final TokenStreamFactory JSON = JsonFactory.builder()
            .streamReadConstraints(LIMITS)
            .enable(
                    JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                    JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS,
                    JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS,
                    JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS,
                    JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .build();

    private Parsers() {}

    static JsonParser open(String text, Syntax syntax) {
        TokenStreamFactory factory = switch (syntax) {
            case YAML -> yaml(text.length());
            case JSON -> JSON;
        };
        return factory.createParser(ObjectReadContext.empty(), text);
    }

    /**
     * The scanner copies its whole buffer for each refill, which makes one long scalar quadratic. A buffer that takes the
     * text at once is never refilled.
     */
    private static TokenStreamFactory yaml(int length) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setBufferSize(length + 1)
                .setAllowDuplicateKeys(true)
                .setCodePointLimit(YamlReader.MAX_BYTES)
                .build();
        return YAMLFactory.builder()
                .loadSettings(settings)
                .streamReadConstraints(LIMITS)
                .build();
    }
}
