package gradus.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes files that nobody would write from files that somebody did. The same seed gives the same files. */
final class Mutator {
    private static final int LARGEST = 200_000;

    /** What readers treat in a special way, and numbers at the edge of what they can hold. */
    private static final List<String> WORDS = List.of(
            "[",
            "]",
            "{",
            "}",
            "(",
            ")",
            ":",
            ": ",
            ",",
            "\n",
            "\r\n",
            "\t",
            "\"",
            "'",
            "#",
            "- ",
            "|",
            ">",
            "&a ",
            "*a",
            "!!x ",
            "---\n",
            "=",
            "$",
            "$$",
            "\\frac{1}{2}",
            "\\begin{bmatrix}",
            "\\end{bmatrix}",
            "\\\\",
            "```",
            "```yaml\n",
            "%",
            "...",
            "//",
            "null",
            "NaN",
            "-Infinity",
            "1e999999999",
            "1e-999999999",
            "-0.0",
            "0,5",
            "1/0",
            "2147483648",
            "-9223372036854775809",
            "0x10",
            "1_000",
            "∂E/∂W",
            "δ",
            "−1",
            "１",
            "\u2028",
            "\uFEFF",
            "\uD800",
            "\u0000",
            "np.array([",
            "dtype=float32)",
            "W1",
            "z[1]",
            "dE/dW1",
            "E",
            "student",
            "answers",
            "problem",
            "id: ",
            "yes",
            "10 %",
            "2026-02-30 25:61",
            "../../etc/passwd",
            "=cmd()",
            "\u202E");

    private final Random random;
    private final List<byte[]> corpus;

    Mutator(long seed, List<byte[]> corpus) {
        this.random = new Random(seed);
        this.corpus = List.copyOf(corpus);
    }

    byte[] next() {
        byte[] bytes = corpus.get(random.nextInt(corpus.size()));
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            bytes = changed(bytes);
        }
        return bytes.length > LARGEST ? Arrays.copyOf(bytes, LARGEST) : bytes;
    }

    private byte[] changed(byte[] bytes) {
        if (bytes.length == 0) {
            return word();
        }
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(1 << random.nextInt(8)));
        return switch (random.nextInt(9)) {
            case 0 -> joined(bytes, from, new byte[] {(byte) random.nextInt(256)}, from + 1);
            case 1 -> joined(bytes, from, word(), from);
            case 2 -> joined(bytes, from, word(), to);
            case 3 -> joined(bytes, from, new byte[0], to);
            case 4 -> joined(bytes, from, repeated(Arrays.copyOfRange(bytes, from, to)), to);
            case 5 -> joined(bytes, random.nextInt(bytes.length + 1), Arrays.copyOfRange(bytes, from, to));
            case 6 -> spliced(bytes, from);
            case 7 -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, from) : flipped(bytes, from);
            default -> joined(bytes, from, digits(), to);
        };
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    private byte[] spliced(byte[] bytes, int at) {
        byte[] other = corpus.get(random.nextInt(corpus.size()));
        int from = other.length == 0 ? 0 : random.nextInt(other.length);
        return joined(Arrays.copyOf(bytes, at), at, Arrays.copyOfRange(other, from, other.length), at);
    }

    private byte[] repeated(byte[] part) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int most = Math.min(LARGEST / part.length, 1 << random.nextInt(10));
        for (int i = 0; i <= most; i++) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private byte[] digits() {
        StringBuilder digits = new StringBuilder(random.nextBoolean() ? "-" : "");
        for (int count = 1 + random.nextInt(25); count > 0; count--) {
            digits.append(random.nextInt(8) == 0 ? "." : Integer.toString(random.nextInt(10)));
        }
        return digits.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] bytes, int at, byte[] part) {
        return joined(bytes, at, part, at);
    }

    /** With a part in place of what stands from one place to another. */
    private static byte[] joined(byte[] bytes, int from, byte[] part, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(part);
        out.write(bytes, Math.min(to, bytes.length), bytes.length - Math.min(to, bytes.length));
        return out.toByteArray();
    }
}
