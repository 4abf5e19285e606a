package gradus.batch;

import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts by their names, inside the bytes of a record: most readers of a record want none of them. */
final class StoredTexts extends AbstractMap<String, String> {
    private final byte[] record;
    private final Map<String, Piece> pieces = new LinkedHashMap<>();

    /** Where a text stands. */
    private record Piece(int start, int length) {}

    StoredTexts(byte[] record) {
        this.record = record;
    }

    /** Says where a text stands. */
    void put(String name, int start, int length) {
        pieces.put(name, new Piece(start, length));
    }

    private String text(Piece piece) {
        return new String(record, piece.start(), piece.length(), StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        Piece piece = pieces.get(name);
        return piece == null ? null : text(piece);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return pieces.containsKey(name);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        Set<Entry<String, String>> entries = new LinkedHashSet<>();
        pieces.forEach((name, piece) -> entries.add(Map.entry(name, text(piece))));
        return entries;
    }
}
