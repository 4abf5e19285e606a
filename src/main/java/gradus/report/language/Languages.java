package gradus.report.language;

import gradus.issue.Names;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages that there are. A new one is a file {@code gradus/language/CODE.properties} in UTF-8. */
public final class Languages {
    private static final Pattern CODE = Pattern.compile("[a-z]{2}");

    private Languages() {}

    /** The language of a code such as {@code de}; upper case is the same. */
    public static Optional<Language> find(String code) {
        String known = code.toLowerCase(Locale.ROOT);
        if (known.equals(Language.ENGLISH.code())) {
            return Optional.of(Language.ENGLISH);
        }
        return CODE.matcher(known).matches() && exists(known) ? Optional.of(read(known)) : Optional.empty();
    }

    /** The codes of all languages, in alphabetical order. */
    public static List<String> codes() {
        return Stream.of(Locale.getISOLanguages())
                .filter(Languages::exists)
                .sorted()
                .toList();
    }

    private static boolean exists(String code) {
        return Languages.class.getResource(file(code)) != null;
    }

    /** What to write instead of a code that is none; people write names of languages, too. */
    public static Optional<String> nearest(String code) {
        String written = code.toLowerCase(Locale.ROOT);
        return codes().stream()
                .filter(known -> Stream.of(Locale.ENGLISH, Locale.forLanguageTag(known))
                                .map(reader -> Locale.forLanguageTag(known).getDisplayLanguage(reader))
                                .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(written))
                        || written.startsWith(known + "-")
                        || written.startsWith(known + "_"))
                .findFirst()
                .or(() -> Names.nearest(written, codes()));
    }

    private static String file(String code) {
        return "/gradus/language/" + code + ".properties";
    }

    static Language read(String code) {
        try (@Nullable InputStream file = Languages.class.getResourceAsStream(file(code))) {
            if (file == null) {
                throw new IllegalStateException("there is no " + file(code));
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            Map<String, String> texts = new LinkedHashMap<>();
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            return new Language(code, texts);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
