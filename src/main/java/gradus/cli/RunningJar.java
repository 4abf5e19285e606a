package gradus.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** The jar that this program runs from. */
final class RunningJar {
    private RunningJar() {}

    static Path path() {
        CodeSource source = Main.class.getProtectionDomain().getCodeSource();
        try {
            Path path = Path.of(source.getLocation().toURI());
            if (Files.isRegularFile(path)) {
                return path;
            }
            throw new WrongUse("gradus runs from the classes in " + path
                    + " and not from its jar, which a bundle needs; start it with ./gradus");
        } catch (URISyntaxException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
