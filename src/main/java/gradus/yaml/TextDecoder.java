package gradus.yaml;

import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Bytes to characters, strictly. A byte order mark decides; without one the file is UTF-8, whatever the machine's own
 * encoding is.
 */
final class TextDecoder {
    private static final String SAVE_AS_UTF8 = "save the file as UTF-8";

    /** UTF-32 comes first, because its little-endian mark begins like that of UTF-16. */
    private static final List<Encoding> ENCODINGS = List.of(
            new Encoding(Charset.forName("UTF-32BE"), 0x00, 0x00, 0xFE, 0xFF),
            new Encoding(Charset.forName("UTF-32LE"), 0xFF, 0xFE, 0x00, 0x00),
            new Encoding(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
            new Encoding(StandardCharsets.UTF_16BE, 0xFE, 0xFF),
            new Encoding(StandardCharsets.UTF_16LE, 0xFF, 0xFE));

    private static final Encoding UNMARKED = new Encoding(StandardCharsets.UTF_8);
    private static final Encoding PDF = new Encoding(StandardCharsets.ISO_8859_1, '%', 'P', 'D', 'F');
    private static final List<Encoding> OTHER_KINDS = List.of(
            PDF,
            new Encoding(StandardCharsets.ISO_8859_1, 'P', 'K', 3, 4),
            new Encoding(StandardCharsets.ISO_8859_1, 0x89, 'P', 'N', 'G'),
            new Encoding(StandardCharsets.ISO_8859_1, 0xFF, 0xD8, 0xFF));

    private TextDecoder() {}

    /** The text of a file, without its byte order mark; whatever is not text ends in a {@link Refusal}. */
    static String decode(String file, byte[] bytes) {
        if (isPlain(bytes) && !PDF.begins(bytes)) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        Encoding encoding = encodingOf(bytes);
        refuseOtherKinds(file, bytes, encoding);
        String text = strictly(file, bytes, encoding);
        refuseControlCharacters(file, text);
        return text;
    }

    /** Whether there are only printable ASCII characters and ends of lines, which are the same in all encodings without a mark. */
    private static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) {
            if (b < ' ' ? b != '\n' && b != '\r' && b != '\t' : b == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** The text with a replacement character for everything that is not text, to show lines of it in messages. */
    static String decodeToShow(byte[] bytes) {
        Encoding encoding = encodingOf(bytes);
        int mark = encoding.mark().length();
        return new String(bytes, mark, bytes.length - mark, encoding.charset());
    }

    private static Encoding encodingOf(byte[] bytes) {
        return ENCODINGS.stream()
                .filter(encoding -> encoding.begins(bytes))
                .findFirst()
                .orElse(UNMARKED);
    }

    private static void refuseOtherKinds(String file, byte[] bytes, Encoding encoding) {
        boolean known = OTHER_KINDS.stream().anyMatch(kind -> kind.begins(bytes));
        if (known || (encoding.mark().isEmpty() && hasNul(bytes))) {
            String message = "'" + file + "' is not a text file";
            throw new Refusal(Issue.error(YamlCodes.NOT_TEXT, SourcePosition.start(file), 1, message)
                    .withFix("save it as plain text in UTF-8"));
        }
    }

    private static boolean hasNul(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static String strictly(String file, byte[] bytes, Encoding encoding) {
        int mark = encoding.mark().length();
        ByteBuffer input = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        CharBuffer output = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(input, output, true);
        String text = output.flip().toString();
        if (result.isError()) {
            throw new Refusal(badByte(file, text, input, encoding));
        }
        return text;
    }

    private static Issue badByte(String file, String before, ByteBuffer rest, Encoding encoding) {
        TextCursor cursor = new TextCursor(file, before);
        cursor.toIndex(before.length());
        String hex =
                Integer.toHexString(0x100 | (rest.get(rest.position()) & 0xFF)).substring(1);
        String message = "the byte 0x" + hex + " is not " + encoding.charset().name();
        return Issue.error(YamlCodes.NOT_UTF8, cursor.position(), 1, message).withFix(SAVE_AS_UTF8);
    }

    private static void refuseControlCharacters(String file, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isText(text, i)) {
                TextCursor cursor = new TextCursor(file, text);
                cursor.toIndex(i);
                String message = "the character " + name(text.charAt(i)) + " does not belong into a text file";
                throw new Refusal(Issue.error(YamlCodes.NOT_TEXT, cursor.position(), 1, message)
                        .withFix("delete it; it may be invisible in the editor"));
            }
        }
    }

    private static boolean isText(String text, int index) {
        char c = text.charAt(index);
        if (c < ' ') {
            return c == '\t' || c == '\n' || c == '\r';
        }
        return !(c >= 0x7F && c < 0xA0 && c != 0x85) && c < 0xFFFE;
    }

    private static String name(char c) {
        return "U+" + Integer.toHexString(0x10000 | c).substring(1).toUpperCase(Locale.ROOT);
    }

    /** A charset with the bytes that a file in it begins with, as Latin-1 characters so that the record has value equality. */
    private record Encoding(Charset charset, String mark) {
        Encoding(Charset charset, int... mark) {
            this(charset, new String(mark, 0, mark.length));
        }

        boolean begins(byte[] bytes) {
            for (int i = 0; i < mark.length(); i++) {
                if (i >= bytes.length || (bytes[i] & 0xFF) != mark.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
