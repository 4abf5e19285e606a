package gradus.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of gradus, as the build wrote it down. */
final class Version {
    private Version() {}

    static String number() {
        Properties properties = new Properties();
        try (InputStream stream = Version.class.getResourceAsStream("/gradus/version.properties")) {
            if (stream == null) {
                throw new IllegalStateException("the jar has no version.properties");
            }
            properties.load(stream);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return properties.getProperty("version", "unknown");
    }
}
