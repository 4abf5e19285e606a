package gradus.platform;

import gradus.issue.Issue;
import gradus.issue.Names;
import gradus.issue.SourcePosition;
import gradus.platform.RawTable.Row;
import gradus.platform.RawTableReader.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A platform that takes back the table that it gave: marks and feedback are written into the cells for them, and every other cell
 * stays as it was, byte for byte.
 */
abstract class TablePlatform extends ClassPlatform {
    TablePlatform(String name) {
        super(name);
    }

    /** What stands in a row. */
    private record Entry(String student, boolean graded, Score score, long feedback) {}

    /** The table, if it was given. */
    abstract Optional<TableFile> file(PlatformSettings settings);

    /** What has to be given, such as {@code --worksheet FILE, …}. */
    abstract String needed();

    /** Where what goes; nothing after what is wrong was added to the faults. */
    abstract Optional<TableColumns> columns(RawTable table, PlatformContext context, List<Issue> faults);

    /** Who a paper can be of, from the path of its file: numbers or names that a download writes into it. */
    abstract List<String> fromFile(String file);

    /** What the student may be called besides what the paper says. */
    List<String> called(ClassRow row) {
        return row.name().isEmpty() ? List.of(row.student()) : List.of(row.name());
    }

    @Override
    public final Optional<String> refusal(PlatformContext context) {
        return file(context.settings()).isPresent() ? Optional.empty() : Optional.of(name() + " needs " + needed());
    }

    @Override
    public final List<Issue> faults(PlatformContext context) {
        List<Issue> faults = new ArrayList<>();
        Reading reading = read(context);
        faults.addAll(reading.issues());
        reading.table().ifPresent(table -> columns(table, context, faults));
        return faults;
    }

    private Reading read(PlatformContext context) {
        return RawTableReader.read(file(context.settings()).orElseThrow());
    }

    @Override
    public final void write(Iterator<PlatformPiece> pieces, PlatformContext context, PlatformSink sink)
            throws IOException {
        RawTable table = read(context).table().orElseThrow();
        TableColumns columns = columns(table, context, new ArrayList<>()).orElseThrow();
        try (PieceSpool spool = new PieceSpool()) {
            Map<Integer, Entry> entries = entries(pieces, columns, table, sink, spool);
            sink.file(name() + ending(table.name()), out -> {
                table.begin(out);
                for (int i = 0; i < table.rows().size(); i++) {
                    write(out, i, Optional.ofNullable(entries.get(i)), new Edit(table, columns, context, spool));
                }
            });
        }
    }

    /** That of the table that was given: a platform may look at it. */
    private static String ending(String file) {
        String base = FilePath.baseName(file);
        String ending = base.substring(Math.max(base.lastIndexOf('.'), 0)).toLowerCase(Locale.ROOT);
        return ending.matches("\\.[a-z]{1,4}") ? ending : ".csv";
    }

    /** What a row is written with. */
    private record Edit(RawTable table, TableColumns columns, PlatformContext context, PieceSpool spool) {}

    private static void write(OutputStream out, int index, Optional<Entry> entry, Edit edit) throws IOException {
        RawTable table = edit.table();
        List<Integer> kept = edit.columns().kept();
        Row row = table.rows().get(index);
        boolean isLeftOut =
                !kept.isEmpty() && index > 0 && entry.filter(Entry::graded).isEmpty();
        if (!isLeftOut) {
            table.write(out, row, kept, entry.isPresent() ? edits(entry.get(), row, edit) : Map.of());
        }
    }

    private static Map<Integer, String> edits(Entry entry, Row row, Edit edit) throws IOException {
        TableColumns columns = edit.columns();
        Map<Integer, String> edits = new HashMap<>();
        if (entry.graded()) {
            Optional<BigDecimal> maximum = columns.maximum()
                    .apply(row)
                    .or(() -> edit.context().settings().scaleTo());
            Score score = maximum.map(entry.score()::on).orElse(entry.score());
            edits.put(columns.mark(), score.text());
        }
        if (columns.feedback().isPresent()) {
            edits.put(
                    columns.feedback().get(),
                    edit.table().encodable(edit.spool().get(entry.feedback())));
            edits.putAll(columns.constants());
        }
        return edits;
    }

    /** The entries by the number of their row; who is in none is told of. */
    private Map<Integer, Entry> entries(
            Iterator<PlatformPiece> pieces, TableColumns columns, RawTable table, PlatformSink sink, PieceSpool spool)
            throws IOException {
        Map<Integer, Entry> entries = new HashMap<>();
        while (pieces.hasNext()) {
            ClassRow row = ClassRow.of(pieces.next());
            Set<Integer> rows = columns.roster().find(fromFile(row.file()), row.student(), called(row));
            if (rows.size() != 1) {
                sink.tell(lost(row, rows, table));
                continue;
            }
            int index = rows.iterator().next();
            Optional<String> refused = columns.refused().apply(table.rows().get(index));
            if (refused.isPresent()) {
                sink.tell(about(PlatformCodes.LEFT_ALONE, row, refused.get()));
                continue;
            }
            Optional<Entry> other = Optional.ofNullable(entries.get(index));
            if (other.isPresent() && other.get().graded() && row.graded()) {
                sink.tell(about(
                        PlatformCodes.UNCLEAR_ROW,
                        row,
                        "the row of " + Names.quoted(row.student()) + " has the mark of "
                                + Names.quoted(other.get().student()) + " already, which stays"));
            } else if (other.isEmpty() || row.graded()) {
                entries.put(index, new Entry(row.student(), row.graded(), row.score(), spool.add(row.feedback())));
            }
        }
        return entries;
    }

    private static Issue lost(ClassRow row, Set<Integer> rows, RawTable table) {
        String who = Names.quoted(row.student());
        if (rows.isEmpty()) {
            return about(PlatformCodes.NOT_IN_TABLE, row, who + " is in no row of " + table.name());
        }
        String lines = String.join(
                " and ",
                rows.stream()
                        .map(index -> String.valueOf(table.rows().get(index).line()))
                        .toList());
        return about(PlatformCodes.UNCLEAR_ROW, row, who + " can be in lines " + lines + " of " + table.name());
    }

    private static Issue about(String code, ClassRow row, String message) {
        return Issue.warning(code, SourcePosition.start(row.file()), 1, message);
    }

    /** A column that has to be there. */
    static Optional<Integer> required(RawTable table, String heading, List<Issue> faults) {
        Optional<Integer> column = table.column(heading);
        if (column.isEmpty()) {
            faults.add(noColumn(table, "there is no column " + Names.quoted(heading))
                    .withExpected(table.headings())
                    .withFix(Names.nearest(heading, table.headings())
                            .map(near -> "call '" + near + "' so again, or download the table once more")));
        }
        return column;
    }

    static Issue noColumn(RawTable table, String message) {
        return Issue.error(PlatformCodes.NO_COLUMN, SourcePosition.start(table.name()), 1, message);
    }

    /**
     * The column that takes the marks: the one that was named, else the only one that can.
     *
     * @param candidates the columns that can take marks, each with what it may be called
     */
    static Optional<Integer> chosen(
            RawTable table, Map<Integer, List<String>> candidates, PlatformContext context, List<Issue> faults) {
        Optional<String> wish = context.settings().column();
        List<Integer> found = candidates.entrySet().stream()
                .filter(candidate -> wish.isEmpty()
                        || candidate.getValue().stream()
                                .anyMatch(
                                        name -> name.equalsIgnoreCase(wish.get().strip())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (found.size() == 1) {
            return Optional.of(found.get(0));
        }
        List<String> names = candidates.keySet().stream()
                .sorted()
                .map(column -> table.headings().get(column))
                .toList();
        String message = candidates.isEmpty()
                ? "there is no column that takes marks"
                : wish.map(name -> (found.isEmpty()
                                        ? "no column that takes marks is called "
                                        : "several columns are called ")
                                + Names.quoted(name))
                        .orElse("several columns take marks");
        faults.add(noColumn(table, message)
                .withExpected(names)
                .withFix(wish.flatMap(name -> Names.nearest(name, names))
                        .map(near -> "write --column \"" + near + "\"")
                        .or(() -> candidates.isEmpty()
                                ? Optional.empty()
                                : Optional.of("name one of them with --column"))));
        return Optional.empty();
    }
}
