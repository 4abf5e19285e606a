package gradus.browser;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Chromium without a window, driven through the protocol of its developer tools. */
final class Chromium implements AutoCloseable {
    static final String HOW_TO_GET_IT =
            "no Chromium was found, so no page was opened: 'apt-get install chromium' installs it,"
                    + " or GRADUS_CHROMIUM names one";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");
    private static final int SECONDS = 60;

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    private Chromium(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Where it is, if it is installed: named by GRADUS_CHROMIUM, or on the path. */
    static Optional<Path> installed() {
        return Optional.ofNullable(System.getenv("GRADUS_CHROMIUM"))
                .filter(named -> !named.isEmpty())
                .map(Path::of)
                .or(() -> Stream.of(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator))
                        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                        .filter(Files::isExecutable)
                        .findFirst());
    }

    /**
     * Starts it.
     *
     * @param profile an empty folder for what it writes
     */
    static Chromium start(Path program, Path profile) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true);
        builder.environment().put("TMPDIR", profile.toString());
        Process process = builder.start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        CompletableFuture<String> address = CompletableFuture.supplyAsync(() -> address(said));
        try {
            return new Chromium(process, address.get(SECONDS, TimeUnit.SECONDS));
        } catch (Exception fault) {
            stop(process);
            throw new IOException(program + " does not start", fault);
        }
    }

    private static String address(BufferedReader said) {
        try {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    return listening.group(1);
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        throw new IllegalStateException("it ended at once");
    }

    /** A new tab. */
    BrowserTab tab() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        JsonNode target = JsonMapper.shared()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        return BrowserTab.open(
                http, URI.create(target.get("webSocketDebuggerUrl").asString()));
    }

    @Override
    public void close() {
        stop(process);
    }

    private static void stop(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
        }
    }
}
