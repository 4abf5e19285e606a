package gradus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links within the project lead somewhere. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]*)(?:#([^)\\s]+))?\\)");

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) {
        Matcher link = LINK.matcher(String.join("\n", Documents.lines(page)));
        while (link.find()) {
            String target = link.group(1);
            if (target.contains("://")) {
                continue;
            }
            Path file = target.isEmpty() ? page : page.resolveSibling(target).normalize();
            assertThat(Files.exists(file)).as(link.group()).isTrue();
            Optional.ofNullable(link.group(2))
                    .ifPresent(anchor -> assertThat(anchors(file)).contains(anchor));
        }
    }

    private static List<Path> pages() {
        return Documents.pages();
    }

    /** The anchors of the headings, as GitHub and editors make them. */
    private static List<String> anchors(Path page) {
        return Documents.lines(page).stream()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
