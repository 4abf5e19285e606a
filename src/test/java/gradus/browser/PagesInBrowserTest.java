package gradus.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gradus.cli.ConsoleCommand;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages as a browser shows them: without a complaint, without a request, and readable for everybody. */
class PagesInBrowserTest {
    private static final int TELEPHONE = 360;
    private static final int DESK = 1200;

    /** The faults that keep somebody from reading, one a line. */
    private static final String SERIOUS = """
            axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations
                .filter(fault => fault.impact === "serious" || fault.impact === "critical")
                .map(fault => fault.id + ": " + fault.nodes.map(node => node.html).slice(0, 3).join(" | "))
                .join("\\n"))
            """;

    @TempDir
    private static Path folder;

    private static Optional<Chromium> browser = Optional.empty();
    private static Optional<BrowserTab> opened = Optional.empty();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> program = Chromium.installed();
        assumeTrue(program.isPresent(), Chromium.HOW_TO_GET_IT);
        browser = Optional.of(Chromium.start(program.get(), Files.createDirectories(folder.resolve("profile"))));
        opened = Optional.of(browser.get().tab());
        ConsoleCommand.run(
                "grade",
                "problems/000-softmax-rows.yaml",
                "problems/000-softmax-rows-formulas.yaml",
                "problems/004-exercise-1.yaml",
                "submissions-sample",
                "-o",
                folder.resolve("results").toString(),
                "--page",
                "--reports",
                "html");
    }

    @AfterAll
    static void stop() {
        opened.ifPresent(BrowserTab::close);
        browser.ifPresent(Chromium::close);
    }

    private static BrowserTab tab() {
        return opened.orElseThrow();
    }

    private static URI page(String name) {
        return folder.resolve("results").resolve(name).toUri();
    }

    /** A page of the class; papers with a single mistake, wrong formulas, wrong shapes, and of another convention. */
    private static Stream<String> pages() {
        return Stream.of("class.html", "reports/s02.html", "reports/s14.html", "reports/s15.html", "reports/s25.html");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingIsComplainedAboutOrAskedFor(String name) {
        tab().look(DESK, false);
        tab().visit(page(name));

        assertThat(tab().complaints()).isEmpty();
        assertThat(tab().requests()).containsExactly(page(name).toString());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everybodyCanReadIt(String name) throws IOException {
        for (boolean isDark : List.of(false, true)) {
            for (int width : List.of(TELEPHONE, DESK)) {
                tab().look(width, isDark);
                tab().visit(page(name));
                tab().evaluate(axe());

                assertThat(tab().evaluate(SERIOUS))
                        .as(name + (isDark ? ", dark, " : ", light, ") + width)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aTelephoneShowsItWithoutScrollingSideways(String name) {
        tab().look(TELEPHONE, false);
        tab().visit(page(name));

        assertThat(Integer.parseInt(tab().evaluate("document.documentElement.scrollWidth")))
                .isLessThanOrEqualTo(TELEPHONE);
    }

    @Test
    void tablesAreSortedByTheirHeads() {
        tab().look(DESK, false);
        tab().visit(page("class.html"));
        String lost = """
                var table = document.querySelector("#mistakes + div > table");
                var head = table.tHead.rows[0].cells[3];
                head.firstChild.click();
                head.getAttribute("aria-sort") + " "
                    + Array.from(table.tBodies[0].rows).map(row => row.cells[3].textContent).join(" ")
                """;

        List<String> falling = List.of(tab().evaluate(lost).split(" "));
        List<String> rising = List.of(tab().evaluate(lost).split(" "));

        assertThat(falling.get(0)).isEqualTo("descending");
        assertThat(rising.get(0)).isEqualTo("ascending");
        assertThat(numbers(falling)).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(numbers(rising)).isSorted().containsExactlyInAnyOrderElementsOf(numbers(falling));
        assertThat(numbers(falling)).hasSizeGreaterThan(5);
    }

    private static List<Double> numbers(List<String> words) {
        return words.subList(1, words.size()).stream().map(Double::valueOf).toList();
    }

    /** What these tests look for is found where it is. */
    @Test
    void faultsWouldBeFound() throws IOException {
        Path faulty = folder.resolve("faulty.html");
        Files.writeString(
                faulty,
                "<!DOCTYPE html><html><body style='width: 700px'><img src='missing.png'>"
                        + "<p style='color: #bbb; background: #ccc'>pale</p><script>missing()</script></body></html>");
        tab().look(TELEPHONE, false);
        tab().visit(faulty.toUri());
        tab().evaluate(axe());

        assertThat(tab().complaints()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(tab().requests()).hasSize(2);
        assertThat(tab().evaluate(SERIOUS)).contains("image-alt", "color-contrast", "html-has-lang");
        assertThat(Integer.parseInt(tab().evaluate("document.documentElement.scrollWidth")))
                .isGreaterThan(TELEPHONE);
    }

    private static String axe() throws IOException {
        try (InputStream script = Objects.requireNonNull(
                PagesInBrowserTest.class.getResourceAsStream("/axe.min.js"),
                "axe.min.js is on the class path of tests")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8) + "; 0";
        }
    }
}
