package gradus.batch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a class that is graded by itself, on another machine perhaps. A submission belongs to one shard, whichever other
 * submissions there are.
 *
 * @param number which part, from 1
 * @param count how many parts there are
 */
public record Shard(int number, int count) {
    /** The whole class. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final int MOST = 10_000;
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,5})/([0-9]{1,5})");

    public Shard {
        if (count < 1 || count > MOST || number < 1 || number > count) {
            throw new IllegalArgumentException("there is no part " + number + " of " + count);
        }
    }

    /** The shard that a text like {@code 3/16} means, or nothing. */
    public static Optional<Shard> parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(parts.group(1));
        int count = Integer.parseInt(parts.group(2));
        return count <= MOST && number >= 1 && number <= count
                ? Optional.of(new Shard(number, count))
                : Optional.empty();
    }

    /** Whether a submission belongs to this shard. */
    boolean holds(SubmissionFile file) {
        return count == 1 || partOf(file.key()) == number - 1;
    }

    private int partOf(String key) {
        byte[] digest = Digest.of(key.getBytes(StandardCharsets.UTF_8));
        return (int) Math.floorMod(ByteBuffer.wrap(digest).getLong(), (long) count);
    }

    /** The name of the file with its results. */
    String fileName() {
        return "shard-" + number + "-of-" + count + ".gradus";
    }

    /** As it is typed, {@code 3/16}. */
    @Override
    public String toString() {
        return number + "/" + count;
    }
}
