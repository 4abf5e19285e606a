package gradus.submission.stored;

/** Counts what a file has cost so far, and refuses it where that becomes too much. */
final class Budget {
    private long numbers;
    private long inflated;
    private int entries;

    /** Takes some numbers, or characters of texts, before memory is taken for them. */
    void takeNumbers(long count) throws FileFault {
        if (count < 0 || count > StoredLimits.MAX_NUMBERS - numbers) {
            throw FileFault.tooLarge("more than " + grouped(StoredLimits.MAX_NUMBERS) + " numbers are in the file");
        }
        numbers += count;
    }

    /** Takes bytes that came out of a compressed part. */
    void takeInflated(long count) throws FileFault {
        inflated += count;
        if (inflated > StoredLimits.MAX_INFLATED) {
            throw FileFault.tooLarge(
                    "the file unpacks to more than " + StoredLimits.MAX_INFLATED / (1024 * 1024) + " MiB");
        }
    }

    /** Takes one array. */
    void takeEntry() throws FileFault {
        if (++entries > StoredLimits.MAX_ENTRIES) {
            throw FileFault.tooLarge("more than " + grouped(StoredLimits.MAX_ENTRIES) + " arrays are in the file");
        }
    }

    static void checkSize(byte[] bytes) throws FileFault {
        if (bytes.length > StoredLimits.MAX_BYTES) {
            throw FileFault.tooLarge("the file is larger than " + StoredLimits.MAX_BYTES / (1024 * 1024) + " MiB");
        }
    }

    private static String grouped(int number) {
        return number / 1000 + ",000";
    }
}
