package gradus.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of a GitHub Classroom: grades of an assignment, and the roster. They alone say whose a login is. */
final class ClassroomTables {
    private static final String LOGIN = "github_username";

    private final Map<String, Student> byLogin = new HashMap<>();
    private final Map<String, List<String>> logins = new HashMap<>();
    private final Map<String, SubmissionTime> times = new HashMap<>();

    /** Takes a table in, if it is one of these. */
    boolean read(DownloadFile file) {
        try {
            CsvTable table = CsvTable.read(file.shown(), file.bytes());
            if (!table.head().contains(LOGIN)) {
                return false;
            }
            table.rows().forEach(row -> add(table.head(), row.cells()));
            return true;
        } catch (IOException fault) {
            return false;
        }
    }

    private void add(List<String> head, List<String> cells) {
        Optional<String> login = cell(head, cells, LOGIN);
        Optional<String> identifier = cell(head, cells, "roster_identifier").or(() -> cell(head, cells, "identifier"));
        Optional<String> name = cell(head, cells, "name");
        login.ifPresent(known -> {
            if (identifier.isPresent() || !byLogin.containsKey(known)) {
                byLogin.put(known, new Student(identifier.orElse(known), name, Optional.empty(), login));
            }
        });
        cell(head, cells, "student_repository_name").ifPresent(repository -> {
            login.ifPresent(known -> logins.computeIfAbsent(repository, none -> new ArrayList<>())
                    .add(known));
            cell(head, cells, "submission_timestamp")
                    .flatMap(SubmissionTime::parse)
                    .ifPresent(time -> times.put(repository, time));
        });
    }

    private static Optional<String> cell(List<String> head, List<String> cells, String column) {
        int place = head.indexOf(column);
        return place < 0 ? Optional.empty() : Optional.of(cells.get(place)).filter(cell -> !cell.isEmpty());
    }

    /** Whose a repository is: a group's members stand in several rows. */
    List<Student> of(String repository, String login) {
        return logins.getOrDefault(repository, List.of(login)).stream()
                .map(known -> byLogin.getOrDefault(
                        known, new Student(known, Optional.empty(), Optional.empty(), Optional.of(known))))
                .toList();
    }

    Optional<SubmissionTime> time(String repository) {
        return Optional.ofNullable(times.get(repository));
    }
}
