package gradus.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
    private static final int SHARD_OF_S01 = 14;
    private static final int SHARD_OF_S02 = 8;

    private static SubmissionFile named(String name) {
        return new PaperInMemory(name, List.of(), () -> new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 16})
    void everySubmissionIsInOneShard(int count) {
        int[] sizes = new int[count];
        for (int i = 0; i < 1600; i++) {
            SubmissionFile file = named("group/s" + i + ".yaml");
            List<Integer> holding = IntStream.range(0, count)
                    .filter(part -> new Shard(part + 1, count).holds(file))
                    .boxed()
                    .toList();
            assertThat(holding).as(file.name()).hasSize(1);
            sizes[holding.get(0)]++;
        }
        assertThat(IntStream.of(sizes).boxed()).allMatch(size -> size > 1200 / count && size < 2000 / count + 50);
    }

    /** Worked out with sha256sum: the first 8 bytes as a number with a sign, modulo the number of parts. */
    @Test
    void theShardFollowsFromTheName() {
        assertThat(new Shard(SHARD_OF_S01, 16).holds(named("s01.yaml"))).isTrue();
        assertThat(new Shard(SHARD_OF_S02, 16).holds(named("s02.yaml"))).isTrue();
    }

    @Test
    void isReadAsItIsWritten() {
        assertThat(Shard.parse("3/16")).contains(new Shard(3, 16));
        assertThat(Shard.parse(" 1/1 ")).contains(Shard.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "0/3", "4/3", "-1/3", "1/0", "1 of 3", "1/3/5", "99999/99999", "1/20000", "a/b"})
    void isNothingElse(String text) {
        assertThat(Shard.parse(text)).isEmpty();
    }
}
