package gradus.submission.stored;

import gradus.issue.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the values of a file. Of two with one name the first is kept. */
final class StoredEntries {
    private static final int MOST_REMARKS = 50;

    private final List<StoredEntry> entries = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    void add(String name, StoredValue value) {
        if (names.add(name)) {
            entries.add(new StoredEntry(name, value));
        } else {
            remark(Names.quoted(name) + " is there twice; the first one counts");
        }
    }

    void remark(String remark) {
        if (remarks.size() < MOST_REMARKS) {
            remarks.add(remark);
        }
    }

    List<StoredEntry> all() {
        return List.copyOf(entries);
    }

    StoredFile file() {
        return new StoredFile(entries, remarks);
    }
}
