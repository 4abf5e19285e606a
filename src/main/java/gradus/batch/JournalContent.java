package gradus.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the records of a journal say, read from the first to the last. */
final class JournalContent implements RecordFile.Visitor {
    private final List<JournalEntry> entries = new ArrayList<>();
    private final Set<Long> counted = new HashSet<>();
    private byte[] identity = new byte[0];
    private boolean complete;

    @Override
    public void visit(RecordFile file, long offset, byte[] record) {
        RecordReader in = new RecordReader(record);
        int kind = in.number();
        complete = kind == Journal.COMPLETE;
        if (kind == Journal.IDENTITY) {
            identity = in.block();
        } else if (kind == Journal.PAPER) {
            entries.add(JournalEntry.of(record, file, offset));
        } else if (complete) {
            int count = in.number();
            for (int i = 0; i < count; i++) {
                counted.add(in.longNumber());
            }
        }
    }

    boolean isOf(RunIdentity other) {
        return Arrays.equals(identity, other.bytes());
    }

    /** Whether everything that was to be graded is. */
    boolean isComplete() {
        return complete && identity.length > 0;
    }

    RunIdentity identity() {
        return RunIdentity.read(identity);
    }

    /** For each file what was written last about each student whose it is. */
    Map<String, List<JournalEntry>> latest() {
        Map<String, Map<String, JournalEntry>> latest = new HashMap<>();
        entries.forEach(entry -> latest.computeIfAbsent(entry.file(), file -> new LinkedHashMap<>())
                .put(entry.student(), entry));
        Map<String, List<JournalEntry>> lists = new HashMap<>();
        latest.forEach((file, byStudent) -> lists.put(file, List.copyOf(byStudent.values())));
        return lists;
    }

    /** What counts in a journal that is complete. */
    List<JournalEntry> counted() {
        return entries.stream()
                .filter(entry -> counted.contains(entry.offset()))
                .toList();
    }
}
