package gradus.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tab of a browser, which keeps what pages complained about and asked for. */
final class BrowserTab implements AutoCloseable {
    private static final int SECONDS = 60;

    private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Boolean> loaded = new CompletableFuture<>();
    private final WebSocket socket;

    private BrowserTab(HttpClient http, URI address) {
        this.socket =
                http.newWebSocketBuilder().buildAsync(address, new Listener()).join();
    }

    static BrowserTab open(HttpClient http, URI address) {
        BrowserTab tab = new BrowserTab(http, address);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            tab.call(domain + ".enable", Map.of());
        }
        return tab;
    }

    /** How wide the window is, and whether the reader prefers dark pages. */
    void look(int width, boolean isDark) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 500));
        Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light");
        call("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    }

    /** Opens a page and waits until it stands; forgets what earlier ones said. */
    void visit(URI page) {
        complaints.clear();
        requests.clear();
        loaded = new CompletableFuture<>();
        call("Page.navigate", Map.of("url", page.toString()));
        wait(loaded);
    }

    /** What the console of the page shows as an error. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Everything that the page asked for, itself included. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** The value of a script, or of what it promises, as text. */
    String evaluate(String script) {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException("the script failed: " + result.get("exceptionDetails"));
        }
        JsonNode value = result.get("result").path("value");
        return value.isString() ? value.asString() : value.toString();
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        int call = number.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        open.put(call, answer);
        String text =
                JsonMapper.shared().writeValueAsString(Map.of("id", call, "method", method, "params", parameters));
        socket.sendText(text, true).join();
        return wait(answer);
    }

    private static <T> T wait(CompletableFuture<T> answer) {
        return answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    private void take(JsonNode message) {
        JsonNode parameters = message.path("params");
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer = open.remove(message.get("id").asInt());
            if (message.has("error")) {
                answer.completeExceptionally(
                        new IllegalStateException(message.get("error").toString()));
            } else {
                answer.complete(message.get("result"));
            }
            return;
        }
        switch (message.get("method").asString()) {
            case "Page.loadEventFired" -> loaded.complete(true);
            case "Network.requestWillBeSent" ->
                requests.add(parameters.get("request").get("url").asString());
            case "Runtime.exceptionThrown" -> complaints.add(parameters.toString());
            case "Log.entryAdded" -> addError(parameters.get("entry").get("level"), parameters);
            case "Runtime.consoleAPICalled" -> addError(parameters.get("type"), parameters);
            default -> {}
        }
    }

    private void addError(JsonNode level, JsonNode parameters) {
        if (level.asString().equals("error")) {
            complaints.add(parameters.toString());
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** Puts the pieces of a message together. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean isLast) {
            text.append(piece);
            if (isLast) {
                JsonNode message = JsonMapper.shared().readTree(text.toString());
                text.setLength(0);
                take(message);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
