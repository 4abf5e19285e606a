package gradus.submission.stored;

import java.util.List;

/**
 * What a file holds.
 *
 * @param entries its values in the order of the file; no name occurs twice
 * @param remarks what was not used, as sentences without a final period
 */
public record StoredFile(List<StoredEntry> entries, List<String> remarks) {
    public StoredFile {
        entries = List.copyOf(entries);
        remarks = List.copyOf(remarks);
    }
}
