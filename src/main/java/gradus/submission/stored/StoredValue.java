package gradus.submission.stored;

import gradus.written.WrittenNumber;
import java.util.List;
import java.util.Optional;

/** What is stored under a name. */
public sealed interface StoredValue {
    /**
     * An array of numbers.
     *
     * @param dimensions their lengths, outermost first, without those of length 1 at either end of more than two; one of them may
     *     be 0
     * @param numbers all of them, the last dimension running fastest (row-major)
     */
    record Numbers(List<Integer> dimensions, List<WrittenNumber> numbers) implements StoredValue {
        public Numbers {
            dimensions = List.copyOf(dimensions);
            numbers = List.copyOf(numbers);
        }
    }

    /** Texts, mostly one. */
    record Texts(List<String> texts) implements StoredValue {
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /** Values with names of their own. */
    record Group(List<StoredEntry> entries) implements StoredValue {
        public Group {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Something that is no answer.
     *
     * @param reason a sentence without a final period
     * @param fix what to do, as an order
     */
    record Refused(String reason, Optional<String> fix) implements StoredValue {}
}
