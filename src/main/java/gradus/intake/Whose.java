package gradus.intake;

import gradus.intake.HandIn.Authority;
import gradus.intake.Roster.By;
import gradus.issue.Issue;
import gradus.issue.Names;
import gradus.issue.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose a hand-in is, once its file was read.
 *
 * @param students the student, or the members of a group, as the roster knows them where they are on it
 * @param notes where the sources disagree, and what was found by less than the whole id
 */
public record Whose(List<Student> students, List<Issue> notes) {
    public Whose {
        students = List.copyOf(students);
        notes = List.copyOf(notes);
    }

    /**
     * What platform, file and roster say together.
     *
     * @param handIn what was handed in, with what the platform or the name of the file says
     * @param said the student that the file itself names, if it does
     * @param file the file, for messages
     * @param roster the class, if it is known
     */
    public static Whose of(HandIn handIn, Optional<String> said, String file, Optional<Roster> roster) {
        Finding finding = new Finding(file, roster);
        if (handIn.authority() == Authority.FILE_NAME) {
            Student named = handIn.students().get(0);
            Student student = said.map(Student::of).orElse(named);
            return new Whose(List.of(finding.onRoster(student, said.isEmpty())), finding.notes);
        }
        List<Student> students = finding.members(handIn.students());
        said.filter(text -> !finding.isOneOf(text, students) && !finding.isOneOf(text, handIn.students()))
                .ifPresent(text -> finding.disagreement(text, students));
        return new Whose(students, finding.notes);
    }

    /** Looks students up for one file, and collects what is to be said about it. */
    private static final class Finding {
        private final SourcePosition position;
        private final Optional<Roster> roster;
        private final List<Issue> notes = new ArrayList<>();

        Finding(String file, Optional<Roster> roster) {
            this.position = SourcePosition.start(file);
            this.roster = roster;
        }

        /** The students of a platform; a group whose members it does not list may be on the roster. */
        List<Student> members(List<Student> students) {
            if (students.size() == 1 && roster.isPresent()) {
                Student only = students.get(0);
                List<Student> members = Stream.concat(only.name().stream(), Stream.of(only.id()))
                        .map(name -> roster.get().group(name))
                        .filter(group -> !group.isEmpty())
                        .findFirst()
                        .orElse(List.of())
                        .stream()
                        .map(RosterStudent::student)
                        .toList();
                if (!members.isEmpty() && roster.get().match(only).found().isEmpty()) {
                    return members;
                }
            }
            return students.stream().map(student -> onRoster(student, false)).toList();
        }

        /** The student as the roster has one; as before if it has none, or several that could be meant. */
        Student onRoster(Student student, boolean fromFileName) {
            if (roster.isEmpty()) {
                return student;
            }
            Roster.Match match = roster.get().match(student);
            if (match.found().isEmpty() && fromFileName) {
                match = roster.get().named(student.id());
            }
            if (match.only().isPresent()) {
                Student found = match.only().get().student();
                if (match.by() == By.NUMBER_WITHOUT_ZEROS || match.by() == By.PART_OF_FILE_NAME) {
                    note(Issue.note(
                            IntakeCodes.LOOSE_MATCH,
                            position,
                            1,
                            Names.quoted(student.id()) + " is taken for " + text(found) + " of the roster"));
                }
                return new Student(
                        found.id(),
                        found.name().or(student::name),
                        found.email().or(student::email),
                        found.login());
            }
            note(match.found().isEmpty() ? notThere(student) : several(student, match.found()));
            return student;
        }

        private void note(Issue issue) {
            notes.add(issue);
        }

        private Issue notThere(Student student) {
            List<String> ids = roster.orElseThrow().students().stream()
                    .map(known -> known.student().id())
                    .toList();
            return Issue.warning(
                            IntakeCodes.NOT_ON_ROSTER,
                            position,
                            1,
                            text(student) + " is not on the roster "
                                    + roster.orElseThrow().file())
                    .withFix(Names.nearest(student.id(), ids).map(near -> "if '" + near + "' is meant, write that"));
        }

        private Issue several(Student student, List<RosterStudent> found) {
            String names =
                    found.stream().limit(5).map(one -> text(one.student())).collect(Collectors.joining(" and "));
            return Issue.warning(
                            IntakeCodes.FITS_SEVERAL,
                            position,
                            1,
                            text(student) + " fits several students of the roster, " + names
                                    + "; none of them is taken")
                    .withFix("write the id into the file, 'student: …', or into its name");
        }

        private void disagreement(String said, List<Student> students) {
            String names = students.stream().map(Finding::text).collect(Collectors.joining(" and "));
            note(Issue.note(
                    IntakeCodes.OTHER_STUDENT,
                    position,
                    1,
                    "the file says it is from " + Names.quoted(said) + ", and was handed in by " + names
                            + ", for whom it counts"));
        }

        private static String text(Student student) {
            return Names.quoted(student.id())
                    + student.name()
                            .filter(name -> !name.equals(student.id()))
                            .map(name -> " (" + name + ")")
                            .orElse("");
        }

        /** Whether a file names one of these, by id, login, address or name in any form. */
        boolean isOneOf(String said, List<Student> students) {
            String folded = said.strip().toLowerCase(Locale.ROOT);
            return students.stream()
                            .anyMatch(student -> Stream.of(
                                            Optional.of(student.id()), student.email(), student.login(), student.name())
                                    .flatMap(Optional::stream)
                                    .anyMatch(known -> known.toLowerCase(Locale.ROOT)
                                                    .equals(folded)
                                            || known.toLowerCase(Locale.ROOT).startsWith(folded + "@")
                                            || isSameName(known, said)))
                    || students.stream().anyMatch(student -> isSameOnRoster(said, student));
        }

        private static boolean isSameName(String known, String said) {
            return PersonNames.sorted(known).equals(PersonNames.sorted(said))
                    || PersonNames.squeezed(said).equals(known);
        }

        private boolean isSameOnRoster(String said, Student student) {
            return roster.flatMap(known -> known.match(Student.of(said)).only())
                    .filter(found -> found.student().id().equals(student.id()))
                    .isPresent();
        }
    }
}
