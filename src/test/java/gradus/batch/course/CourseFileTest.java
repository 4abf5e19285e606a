package gradus.batch.course;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.problem.Course;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A course file gets one more mistake, and nothing else in it changes. */
class CourseFileTest {
    private static final NewMistake TRIPLED = new NewMistake(
            "tripled",
            "the delta three times",
            "delta1",
            "3 * dE_da1 * tanh_prime(z1)",
            Optional.of("How often: once?"),
            Optional.empty());

    @TempDir
    private Path folder;

    private Optional<String> with(String name, String text, NewMistake mistake) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return CourseFile.beside(folder.resolve("problem.yaml")).with(mistake);
    }

    private String added(String text) throws IOException {
        return with("course.yaml", text, TRIPLED).orElseThrow();
    }

    @Test
    void isMadeWhereThereIsNone() throws IOException {
        CourseFile file = CourseFile.beside(folder.resolve("problem.yaml"));

        assertThat(file.exists()).isFalse();
        assertThat(file.path()).isEqualTo(folder.resolve("course.yaml"));
        assertThat(file.with(TRIPLED)).contains("""
                        mistakes:
                          own:
                            - id: tripled
                              name: the delta three times
                              quantity: delta1
                              formula: 3 * dE_da1 * tanh_prime(z1)
                              hint: "How often: once?"
                        """);
    }

    @Test
    void getsTheMistakeBehindThoseThatItHas() throws IOException {
        String text = """
                # Networks, spring
                reveal: hint   # no more before the exam

                mistakes:
                  own:
                  # seen every year
                  - {id: two-steps, name: two steps in one, quantity: W1_new, formula: W1 - 2 * eta * dE/dW1}
                  - id: other
                    name: >
                      a name that
                      goes on

                    quantity: z1
                    formula: W1 @ x   # the bias!

                  # hints of slides
                  hints: {missing-output-derivative: Look at slide 14 once more.}
                grading: {carried: full}
                """;

        assertThat(added(text)).isEqualTo("""
                        # Networks, spring
                        reveal: hint   # no more before the exam

                        mistakes:
                          own:
                          # seen every year
                          - {id: two-steps, name: two steps in one, quantity: W1_new, formula: W1 - 2 * eta * dE/dW1}
                          - id: other
                            name: >
                              a name that
                              goes on

                            quantity: z1
                            formula: W1 @ x   # the bias!
                          - id: tripled
                            name: the delta three times
                            quantity: delta1
                            formula: 3 * dE_da1 * tanh_prime(z1)
                            hint: "How often: once?"

                          # hints of slides
                          hints: {missing-output-derivative: Look at slide 14 once more.}
                        grading: {carried: full}
                        """);
    }

    @Test
    void getsAListWhereItHasNone() throws IOException {
        assertThat(added("reveal: hint\nmistakes: # all of them\n    # rare ones\n    leave-out: [D]"))
                .isEqualTo("""
                        reveal: hint
                        mistakes: # all of them
                            own:
                              - id: tripled
                                name: the delta three times
                                quantity: delta1
                                formula: 3 * dE_da1 * tanh_prime(z1)
                                hint: "How often: once?"
                            # rare ones
                            leave-out: [D]""");
    }

    @Test
    void getsAnEndWhereItHasNoMistakes() throws IOException {
        assertThat(added("# a course\nreveal: hint # little")).isEqualTo("""
                        # a course
                        reveal: hint # little
                        mistakes:
                          own:
                            - id: tripled
                              name: the delta three times
                              quantity: delta1
                              formula: 3 * dE_da1 * tanh_prime(z1)
                              hint: "How often: once?"
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{reveal: hint}",
                "{}",
                "reveal: hint\nmistakes: {leave-out: [C], hints: {}}\n",
                "mistakes: {}\n",
                "mistakes: {own: []}\n",
                "mistakes:\n  own: [{id: a, name: b, quantity: z1, formula: W1 @ x}]\n",
                "mistakes:\n  own:\n  - id: a\n    name: |+\n      b\n\n\n    quantity: z1\n    formula: W1 @ x\n",
                "mistakes:\n  own:\n    -\n      {id: a, name: b, quantity: z1,\n       formula: W1 @ x}\n",
                "---\nreveal: hint\n",
                "reveal: hint\nmistakes:\n  hints:\n    slip-sign: Look.\n\n\n"
            })
    void saysAsMuchAsBeforeInEveryStyle(String text) throws IOException {
        String changed = added(text);

        Course course = Course.read("course.yaml", changed.getBytes(StandardCharsets.UTF_8))
                .course()
                .orElseThrow();
        assertThat(course.ownMistakes()).contains("tripled");
        assertThat(text.lines().filter(line -> !line.isBlank() && line.indexOf('{') < 0))
                .allSatisfy(line -> assertThat(changed.lines()).contains(line));
    }

    @Test
    void keepsLineEndsAndTheByteOrderMark() throws IOException {
        String changed = added("\uFEFF# a course\r\nreveal: hint\r\n");

        assertThat(changed)
                .startsWith("\uFEFF# a course\r\nreveal: hint\r\nmistakes:\r\n")
                .endsWith("once?\"\r\n");
        assertThat(changed.replace("\r\n", "")).doesNotContain("\n");
    }

    @Test
    void staysJsonWhereItIs() throws IOException {
        assertThat(with("course.json", "{\n  \"reveal\": \"hint\"\n}\n", TRIPLED))
                .contains("""
                        {"mistakes": {"own": [{"id":"tripled","name":"the delta three times","quantity":"delta1",\
                        "formula":"3 * dE_da1 * tanh_prime(z1)","hint":"How often: once?"}]},\s
                          "reveal": "hint"
                        }
                        """);
    }

    /** Whoever has such a file has to put the lines in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "reveal: hint\n...\n",
                "mistakes:\n  own:\n    - {id: a, name: b, quantity: z1,\n  formula: W1 @ x}\n  hints: {}\n"
            })
    void isLeftAloneWhereTheMistakeCannotStandWithoutAChange(String text) throws IOException {
        assertThat(with("course.yaml", text, TRIPLED)).isEmpty();
    }

    @Test
    void isLeftAloneInAnotherEncoding() throws IOException {
        Files.write(folder.resolve("course.yaml"), "\uFEFFreveal: hint\n".getBytes(StandardCharsets.UTF_16LE));

        assertThat(CourseFile.beside(folder.resolve("problem.yaml")).with(TRIPLED))
                .isEmpty();
    }

    /** What is written is read again as it was given, also where a YAML reader would take it for something else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no", "12", "1e-3", "- a", "a: b", "a #b", "'a'", "\"a\"", "{a}", "[a]", "*a", "&a", "!a", "|", "> a",
                "%a", "@a", "`a`", "?", "a,b", "~", "null", "0x1F", "a\\b", "ä = δ", "x", "W1'", "a  b", "😀"
            })
    void readsEveryTextAsItWasGiven(String text) throws IOException {
        NewMistake mistake = new NewMistake(text, text, "z1", "W1 @ x", Optional.of(text), Optional.of(text));

        for (String before : new String[] {"reveal: hint\n", "{reveal: hint}\n"}) {
            String changed = with("course.yaml", before, mistake).orElseThrow();
            assertThat(Course.read("course.yaml", changed.getBytes(StandardCharsets.UTF_8))
                            .course()
                            .orElseThrow()
                            .ownMistakes())
                    .containsExactly(text);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such permissions to look at")
    void keepsItsPermissionsAndItsLink() throws IOException {
        Path shared = Files.writeString(folder.resolve("shared.yaml"), "reveal: hint\n");
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rw-r--r--"));
        Path problems = Files.createDirectories(folder.resolve("problems"));
        Path link = Files.createSymbolicLink(problems.resolve("course.yaml"), shared);

        CourseFile file = CourseFile.beside(problems.resolve("problem.yaml"));
        file.write(file.with(TRIPLED).orElseThrow());

        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(shared)).contains("id: tripled");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
                .isEqualTo("rw-r--r--");
    }
}
