package gradus.submission;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.submission.stored.StoredFixtures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged files of arrays: a submission or a reason, and never an exception. */
class StoredSubmissionFuzzTest {
    private static final int MUTATIONS = 600;
    private static final int[] NASTY = {
        0, 1, -1, 2, 14, 15, 127, 255, 65_535, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE
    };

    private static List<String> names() {
        return StoredFixtures.names();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void areRefusedOrRead(String name) {
        Random random = new Random(name.hashCode());
        SubmissionReader reader = SubmissionReaders.installed().forFile(name).orElseThrow();
        byte[] whole = StoredFixtures.bytes(name);
        for (int i = 0; i < MUTATIONS; i++) {
            SubmissionReading reading = reader.read(name, mutated(whole.clone(), random));

            assertThat(reading.submission().isPresent() || !reading.issues().isEmpty())
                    .isTrue();
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            if (random.nextBoolean() && at + 4 <= bytes.length) {
                ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
                ByteBuffer.wrap(bytes).order(order).putInt(at / 4 * 4, NASTY[random.nextInt(NASTY.length)]);
            } else {
                bytes[at] = (byte) random.nextInt(256);
            }
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
