package gradus.submission.table;

import gradus.issue.IssueList;
import java.util.List;
import java.util.Optional;

/** Reads tables of text. */
public final class Table {
    private Table() {}

    /**
     * What a table says, or nothing and an error if it cannot be read.
     *
     * @param file the name that positions carry
     * @param fileQuantity what a matrix without a name is called
     * @param text the table
     * @param issues gets everything that is wrong
     */
    public static Optional<TableContent> read(String file, String fileQuantity, String text, IssueList issues) {
        return TableScanner.rows(file, text, issues).map(rows -> content(rows, fileQuantity, issues));
    }

    private static TableContent content(List<Row> rows, String fileQuantity, IssueList issues) {
        TableContent content = new TableContent(issues);
        List<Row> written = rows.stream().filter(Row::hasCells).toList();
        int start = 0;
        while (start < written.size()
                && !LongForm.isHeader(written.get(start))
                && written.get(start).first().isName()
                && content.takeKey(written.get(start))) {
            start++;
        }
        List<Row> rest = written.subList(start, written.size());
        if (!rest.isEmpty() && LongForm.isHeader(rest.get(0))) {
            LongForm.read(rest, content);
        } else if (ColumnForm.is(rest)) {
            ColumnForm.read(rest, content);
        } else if (!rest.isEmpty()) {
            int behindKeys = start == 0 ? 0 : rows.indexOf(written.get(start - 1)) + 1;
            BlockForm.read(rows.subList(behindKeys, rows.size()), fileQuantity, content);
        }
        return content;
    }
}
