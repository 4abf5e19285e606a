package gradus.intake;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.Names;
import gradus.issue.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the students of a class from a CSV table: a list of one's own, or what a platform exports. */
public final class RosterReader {
    private static final List<String> EXPECTED = List.of("id", "name", "email", "login", "section", "group");

    /** What Moodle's worksheet calls the number that stands in names of files. */
    private static final String PARTICIPANT = "Participant ";

    private RosterReader() {}

    /**
     * The students of a file, or nothing (and an error) if it is no table or says nobody's id, name or address.
     *
     * @throws IOException if the system refuses to give the file
     */
    public static Optional<Roster> read(Path path, IssueList issues) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        try {
            return read(path.toString(), FolderTree.file(path).bytes(), issues);
        } catch (UnreadableFile fault) {
            issues.add(fault.issue());
            return Optional.empty();
        }
    }

    /** The students of a file whose content is known, as above. */
    public static Optional<Roster> read(String file, byte[] content, IssueList issues) {
        try {
            return read(file, CsvTable.read(file, content), issues);
        } catch (UnreadableFile fault) {
            issues.add(fault.issue());
            return Optional.empty();
        }
    }

    static Optional<Roster> read(String file, CsvTable table, IssueList issues) {
        RosterColumns columns = new RosterColumns(table.head());
        if (!columns.identify()) {
            issues.add(noColumn(file, table.head()));
            return Optional.empty();
        }
        List<RosterStudent> students = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (CsvTable.Row row : table.rows()) {
            Optional<RosterStudent> student = student(columns, row.cells());
            if (student.isEmpty()) {
                continue;
            }
            String id = student.get().student().id();
            Integer earlier = lines.putIfAbsent(id, row.line());
            if (earlier == null) {
                students.add(student.get());
            } else {
                issues.add(Issue.warning(
                        IntakeCodes.ROSTER_TWICE,
                        new SourcePosition(file, row.line(), 1),
                        1,
                        Names.quoted(id) + " stands in line " + earlier + " already; the first one counts"));
            }
        }
        if (students.isEmpty()) {
            issues.add(Issue.error(
                    IntakeCodes.ROSTER,
                    SourcePosition.start(file),
                    1,
                    "there is no student below the names of the columns"));
            return Optional.empty();
        }
        return Optional.of(new Roster(file, students));
    }

    private static Issue noColumn(String file, List<String> head) {
        Optional<String> near = head.stream()
                .filter(name -> Names.nearest(name, EXPECTED).isPresent())
                .findFirst();
        return Issue.error(
                        IntakeCodes.ROSTER,
                        SourcePosition.start(file),
                        1,
                        "no column says who the students are; the first line names the columns "
                                + Names.quoted(String.join(", ", head)))
                .withExpected(EXPECTED)
                .withFix(near.flatMap(name -> Names.nearest(name, EXPECTED)
                        .map(right -> "call the column " + Names.quoted(name) + " '" + right + "'")));
    }

    private static Optional<RosterStudent> student(RosterColumns columns, List<String> cells) {
        List<String> ids = columns.ids(cells).stream().map(RosterReader::number).toList();
        List<String> logins = columns.logins(cells);
        Optional<String> email = columns.email(cells);
        Optional<String> name = columns.name(cells);
        Optional<String> id = ids.stream()
                .findFirst()
                .or(() -> columns.login(cells))
                .or(() -> email)
                .or(() -> name.filter(text -> !isNoStudent(text)));
        if (id.isEmpty() || name.filter(RosterReader::isNoStudent).isPresent()) {
            return Optional.empty();
        }
        Set<String> keys = new LinkedHashSet<>(ids);
        keys.addAll(logins);
        email.ifPresent(keys::add);
        keys.add(id.get());
        return Optional.of(new RosterStudent(
                new Student(id.get(), name, email, columns.login(cells)),
                keys,
                columns.section(cells),
                columns.group(cells)));
    }

    private static String number(String id) {
        return id.startsWith(PARTICIPANT) ? id.substring(PARTICIPANT.length()).strip() : id;
    }

    /** Canvas writes the points to earn into a row of their own, and a student for tests. */
    private static boolean isNoStudent(String name) {
        return name.equals("Points Possible") || name.equals("Student, Test");
    }
}
