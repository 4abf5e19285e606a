package gradus.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.UnicodePathExtraField;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Names in a zip: their characters, which old tools write in an encoding that they do not name, and their paths. */
final class ZipNames {
    /** What the zip format says of names without a mark; a small Java may not have it. */
    static final Charset OLD = Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;

    private ZipNames() {}

    /**
     * A name.
     *
     * @param text its characters
     * @param old whether they were guessed from the old encoding
     */
    record Name(String text, boolean old) {}

    /** UTF-8 where the zip says so or the bytes are, else the old encoding. */
    static Name of(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        if (entry.getGeneralPurposeBit().usesUTF8ForNames() || raw == null) {
            return new Name(entry.getName(), false);
        }
        return unicodeField(entry, raw)
                .or(() -> strictly(raw))
                .map(text -> new Name(text, false))
                .orElseGet(() -> new Name(new String(raw, OLD), true));
    }

    /** A second name that some tools write beside the old one; it counts if it was made for this one. */
    private static Optional<String> unicodeField(ZipArchiveEntry entry, byte[] raw) {
        if (!(entry.getExtraField(UnicodePathExtraField.UPATH_ID) instanceof UnicodePathExtraField field)) {
            return Optional.empty();
        }
        CRC32 checksum = new CRC32();
        checksum.update(raw);
        return field.getNameCRC32() == checksum.getValue() ? strictly(field.getUnicodeName()) : Optional.empty();
    }

    private static Optional<String> strictly(byte[] raw) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(raw))
                    .toString());
        } catch (CharacterCodingException fault) {
            return Optional.empty();
        }
    }

    /**
     * The path of a name with {@code /} between its parts and without empty ones, or nothing if it leads out of the zip: from the
     * root, from a drive, or upwards; or if it is longer or deeper than the limits allow.
     */
    static Optional<String> path(String name) {
        String slashed = name.replace('\\', '/');
        if (slashed.length() > IntakeLimits.PATH_CHARACTERS
                || slashed.startsWith("/")
                || slashed.matches("[A-Za-z]:.*")
                || slashed.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (String part : slashed.split("/", -1)) {
            if (part.equals("..") || part.length() > IntakeLimits.NAME_CHARACTERS) {
                return Optional.empty();
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts.size() > IntakeLimits.FOLDERS_DEEP ? Optional.empty() : Optional.of(String.join("/", parts));
    }
}
