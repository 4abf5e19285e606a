package gradus.intake;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.intake.Roster.By;
import gradus.issue.Issue;
import gradus.issue.IssueList;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RosterTest {
    @TempDir
    private Path temporary;

    private final IssueList issues = new IssueList();

    private Optional<Roster> read(byte[] bytes) throws IOException {
        return RosterReader.read(Files.write(temporary.resolve("students.csv"), bytes), issues);
    }

    private Roster read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static String students(Roster roster) {
        return roster.students().stream()
                .map(one -> Stream.of(
                                Optional.of(one.student().id()),
                                one.student().name(),
                                one.student().email(),
                                one.student().login(),
                                one.section(),
                                one.group())
                        .map(part -> part.orElse("-"))
                        .collect(Collectors.joining("|")))
                .collect(Collectors.joining("\n"));
    }

    /** Heads as instructors and platforms write them. */
    private static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("of one's own", "id,name\ns1,Ada Lovelace\n", "s1|Ada Lovelace|-|-|-|-"),
                Arguments.of("a list of ids", "Student ID\n00123\n\n", "00123|-|-|-|-|-"),
                Arguments.of("as grades.csv has it", "student,name\ns1,Ada\n", "s1|Ada|-|-|-|-"),
                Arguments.of(
                        "first and last name",
                        "Last name;First name;E-mail;Group\nLovelace;Ada;ada@x.edu;g7\n",
                        "ada@x.edu|Ada Lovelace|ada@x.edu|-|-|g7"),
                Arguments.of(
                        "German, for Excel",
                        "sep=;\nMatrikelnummer;Nachname;Vorname\n=\"007\";Müller;Jörg\n",
                        "007|Jörg Müller|-|-|-|-"),
                Arguments.of(
                        "Moodle's worksheet",
                        "Identifier,\"Full name\",\"Email address\",Status,Grade\n\"Participant 1001\",\"Ada Lovelace\",ada@x.edu,Submitted,\n",
                        "1001|Ada Lovelace|ada@x.edu|-|-|-"),
                Arguments.of(
                        "Canvas's gradebook",
                        "Student,ID,SIS User ID,SIS Login ID,Section\n    Points Possible,,,,\n"
                                + "\"Lovelace, Ada\",101,S7,ada,NN-01\n\"Student, Test\",999,,x,NN-01\n",
                        "101|Lovelace, Ada|-|ada|NN-01|-"),
                Arguments.of(
                        "Blackboard's, tab separated",
                        "Last Name\tFirst Name\tUsername\nLovelace\tAda\tada\n",
                        "ada|Ada Lovelace|-|ada|-|-"),
                Arguments.of(
                        "Brightspace's",
                        "OrgDefinedId,Username,End-of-Line Indicator\n#S1001,#ada,#\n",
                        "S1001|-|-|ada|-|-"),
                Arguments.of(
                        "Gradescope's",
                        "First Name,Last Name,SID,Email,Sections\nAda,Lovelace,123,ada@x.edu,A\n",
                        "123|Ada Lovelace|ada@x.edu|-|A|-"),
                Arguments.of(
                        "a classroom's",
                        "identifier,github_username,github_id,name\ns1,octo,99,Ada\n",
                        "s1|Ada|-|octo|-|-"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void tablesOfAllKindsAreRead(String kind, String text, String expected) throws IOException {
        assertThat(students(read(text))).isEqualTo(expected);
        assertThat(issues.all()).isEmpty();
    }

    private static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of("\uFEFF", StandardCharsets.UTF_8),
                Arguments.of("\uFEFF", StandardCharsets.UTF_16LE),
                Arguments.of("\uFEFF", StandardCharsets.UTF_16BE),
                Arguments.of("", StandardCharsets.UTF_8),
                Arguments.of("", Charset.forName("windows-1252")));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("encodings")
    void encodingsOfExcelAreRead(String mark, Charset charset) throws IOException {
        Roster roster = read((mark + "id;name\r\ns1;Zoë\r\n").getBytes(charset)).orElseThrow();

        assertThat(students(roster)).isEqualTo("s1|Zoë|-|-|-|-");
    }

    @Test
    void withoutAColumnThatIdentifiesNothingIsRead() throws IOException {
        assertThat(read("emial,points\nx,1\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(issues.all()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IntakeCodes.ROSTER);
            assertThat(issue.fix()).contains("call the column 'emial' 'email'");
        });
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"", "id,name\n", "\n\n", "id\n\"unclosed"})
    void anEmptyOrBrokenTableIsAnError(String text) throws IOException {
        assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(issues.all()).extracting(Issue::code).containsExactly(IntakeCodes.ROSTER);
    }

    @Test
    void aStudentWhoStandsThereTwiceIsSaidWithTheLine() throws IOException {
        read("id,name\ns1,Ada\ns2,Bob\ns1,Eve\n");

        assertThat(issues.all()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IntakeCodes.ROSTER_TWICE);
            assertThat(issue.position().line()).isEqualTo(4);
            assertThat(issue.message()).contains("line 2");
        });
    }

    private static final String CLASS = """
            id,name,email,login
            00123,Ada Lovelace,Ada@x.edu,ada
            456,"Neumann, John von",jvn@x.edu,
            789,Ana Müller,am@x.edu,
            790,Ana Müller,am2@x.edu,
            900,Brian O'Neil,bon@x.edu,
            """;

    private static Stream<Arguments> matches() {
        return Stream.of(
                Arguments.of(Student.of("00123"), "00123", By.KEY),
                Arguments.of(Student.of("123"), "00123", By.NUMBER_WITHOUT_ZEROS),
                Arguments.of(Student.of("ADA@X.EDU"), "00123", By.KEY),
                Arguments.of(Student.of("ADA"), "00123", By.KEY),
                Arguments.of(Student.of("1001", "Lovelace, Ada"), "00123", By.NAME),
                Arguments.of(Student.of("101", "lovelaceada"), "00123", By.NAME),
                Arguments.of(Student.of("102", "neumannjohnvon"), "456", By.NAME),
                Arguments.of(Student.of("1002", "Brian ONeil"), "900", By.NAME),
                Arguments.of(Student.of("1003", "Ana Mu\u0308ller"), "789,790", By.NAME),
                Arguments.of(Student.of("1004", "Nobody"), "", By.NOTHING));
    }

    @ParameterizedTest
    @MethodSource("matches")
    void studentsAreFoundAsPlatformsWriteThem(Student student, String ids, By by) throws IOException {
        Roster.Match match = read(CLASS).match(student);

        assertThat(match.found().stream().map(one -> one.student().id()).collect(Collectors.joining(",")))
                .isEqualTo(ids);
        assertThat(match.by()).isEqualTo(by);
    }

    @Test
    void aFileNameMayHoldMoreThanTheStudent() throws IOException {
        Roster roster = read(CLASS);

        assertThat(ids(roster.named("hw3_lovelace-ada_final"))).containsExactly("00123");
        assertThat(ids(roster.named("456-hw3"))).containsExactly("456");
        assertThat(ids(roster.named("hw4567"))).isEmpty();
        assertThat(ids(roster.named("ana_mueller"))).isEmpty();
        assertThat(ids(roster.named("ana_müller_hw"))).containsExactly("789", "790");
    }

    private static List<String> ids(Roster.Match match) {
        return match.found().stream().map(one -> one.student().id()).toList();
    }
}
