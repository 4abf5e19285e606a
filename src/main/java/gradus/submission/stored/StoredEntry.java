package gradus.submission.stored;

/**
 * A value with its name.
 *
 * @param name as it is in the file
 * @param value what is stored
 */
public record StoredEntry(String name, StoredValue value) {}
