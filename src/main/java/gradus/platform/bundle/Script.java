package gradus.platform.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Texts of bundles, with words in at-signs to be filled in. */
final class Script {
    private Script() {}

    /** A text of a platform, with the options for Java filled in. */
    static String of(String platform, String name) {
        return of(platform, name, Map.of());
    }

    static String of(String platform, String name, Map<String, String> words) {
        String text = resource("/gradus/bundle/" + platform + "/" + name);
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("@" + word.getKey() + "@", word.getValue());
        }
        return text.replace("@OPTIONS@", String.join(" ", BundleContents.OPTIONS));
    }

    private static String resource(String path) {
        try (InputStream stream = Script.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the jar has no " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
