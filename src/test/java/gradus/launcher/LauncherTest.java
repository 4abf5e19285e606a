package gradus.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the real launcher script beside a made-up project, with a {@code java} and an {@code mvn} that only note down
 * how they were called. The search path holds nothing but the few tools the launcher may use.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private static final String JAVA = """
            #!/bin/bash
            for argument; do
              [[ $argument == -jar ]] && break
              if [[ $argument == -XX:ArchiveClassesAtExit=* || $argument == -XX:AOTCacheOutput=* ]]; then
                printf '%%s\\0' "$@" >>"$NOTES/archived"
                if [[ -n ${ARCHIVE_WAITS:-} ]]; then sleep 1; fi
                if [[ -n ${ARCHIVE_FAILS:-} ]]; then exit 1; fi
                echo archive >"${argument#*=}"
                exit 0
              fi
              if [[ $argument == gradus.cli.Rehearsal ]]; then
                exit "${ARCHIVE_UNUSABLE:-0}"
              fi
              if [[ $argument == -version ]]; then
                echo 'Picked up JAVA_TOOL_OPTIONS: -Dpoint.version="3"' >&2
                echo 'openjdk version "%s" 2023-10-17' >&2
                exit 0
              fi
            done
            printf '%%s\\0' "$0" "$@" >"$NOTES/java"
            printf '%%s' "${LC_ALL:-}" >"$NOTES/locale"
            if [[ -n ${JAVA_READS:-} ]]; then cat; fi
            if [[ -n ${JAVA_WAITS:-} ]]; then
              trap ': >"$NOTES/stopped"; kill $!; exit 43' TERM
              sleep 30 &
              : >"$NOTES/started"
              wait
            fi
            exit "${JAVA_EXIT:-0}"
            """;

    private static final String MAVEN = """
            #!/bin/bash
            printf '%s\\n' "$PWD" "$@" >>"$NOTES/mvn"
            cat >"$NOTES/mvn-input"
            echo 'what Maven says'
            echo 'what Maven complains of' >&2
            [[ -n ${MAVEN_EXIT:-} ]] && exit "$MAVEN_EXIT"
            [[ -n ${MAVEN_WAITS:-} ]] && sleep 1
            mkdir -p target && : >target/gradus.jar
            """;

    @TempDir
    private Path folder;

    private Path project;
    private Path tools;
    private Path notes;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void layOut() throws IOException {
        folder = folder.toRealPath();
        project = Files.createDirectories(folder.resolve("home work/it's gradus"));
        tools = Files.createDirectories(folder.resolve("tools"));
        notes = Files.createDirectories(folder.resolve("notes"));
        Files.copy(Path.of("gradus"), project.resolve("gradus"));
        executable(project.resolve("gradus"));
        for (String tool : List.of(
                "bash",
                "cat",
                "env",
                "find",
                "flock",
                "ln",
                "mkdir",
                "mv",
                "readlink",
                "rm",
                "rmdir",
                "sleep",
                "tail",
                "touch")) {
            lend(tool);
        }
        script(tools.resolve("java"), JAVA.formatted("17.0.9"));
        script(tools.resolve("mvn"), MAVEN);
        environment.put("PATH", tools.toString());
        environment.put("NOTES", notes.toString());
        environment.put("LANG", "en_US.UTF-8");
    }

    @Test
    void argumentsWithBlanksQuotesAndGlobsReachJavaUnchanged() throws Exception {
        jarBeside();
        String[] arguments = {
            "grade", "two words", "it's", "say \"x\"", "*", "$HOME", "`id`", "a\\b", "", "-n", "line\nbreak", "{a,b}"
        };

        Result result = launch(arguments);

        assertThat(result.code()).isZero();
        assertThat(argumentsOfGradus()).containsExactly(arguments);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 42, 130, 255})
    void theExitCodeOfJavaPassesThrough(int code) throws Exception {
        jarBeside();
        environment.put("JAVA_EXIT", Integer.toString(code));

        assertThat(launch("grade").code()).isEqualTo(code);
    }

    /** Colours and a line of progress are for terminals; the streams of a test are pipes. */
    @Test
    void aPipeIsNoTerminal() throws Exception {
        jarBeside();
        environment.put("TERM", "xterm");

        launch("check");

        assertThat(optionsOfJava()).noneMatch(option -> option.contains("gradus.terminal"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xterm", "dumb"})
    void aTerminalIsToldUnlessItIsDumb(String kind) throws Exception {
        Path script = Path.of("/usr/bin/script");
        Assumptions.assumeTrue(Files.isExecutable(script));
        jarBeside();
        environment.put("TERM", kind);
        environment.put("SHELL", tools.resolve("bash").toString());

        finish(builder(project, script.toString(), "-qec", "./gradus check", "/dev/null")
                .start());

        List<String> told = optionsOfJava().stream()
                .filter(option -> option.contains("gradus.terminal"))
                .toList();
        assertThat(told)
                .isEqualTo(
                        kind.equals("dumb")
                                ? List.of()
                                : List.of("-Dgradus.terminal=true", "-Dgradus.terminal.out=true"));
    }

    @Test
    void aFreshJarStartsWithoutAWordFromTheLauncher() throws Exception {
        sources();
        jarBeside();

        Result result = launch("grade");

        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEmpty();
        assertThat(jarStarted()).isEqualTo(project.resolve("target/gradus.jar").toString());
        assertThat(notes.resolve("mvn")).doesNotExist();
    }

    @Test
    void itWorksThroughAChainOfSymbolicLinksFromAnotherFolder() throws Exception {
        jarBeside();
        Path elsewhere = Files.createDirectories(folder.resolve("some where/else"));
        Files.createSymbolicLink(elsewhere.resolve("first"), project.resolve("gradus"));
        Files.createSymbolicLink(folder.resolve("some where/second"), Path.of("else/first"));

        Result result = launch(elsewhere, "../second", "list");

        assertThat(result.code()).isZero();
        assertThat(jarStarted()).isEqualTo(project.resolve("target/gradus.jar").toString());
        assertThat(argumentsOfGradus()).containsExactly("list");
    }

    @Test
    void itWorksFromTheSearchPath() throws Exception {
        jarBeside();
        environment.put("PATH", tools + File.pathSeparator + project);

        assertThat(launch(folder, "gradus", "list").code()).isZero();
        assertThat(jarStarted()).isEqualTo(project.resolve("target/gradus.jar").toString());
    }

    @Test
    void aCdpathLeadsItNowhereElse() throws Exception {
        jarBeside();
        // With it cd prints the folder it finds, which belongs neither in the path nor on standard output.
        environment.put("CDPATH", project.getParent().toString());

        Result result = launch(project.getParent(), project.getFileName() + "/gradus", "list");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(jarStarted()).isEqualTo(project.resolve("target/gradus.jar").toString());
    }

    @Test
    void theJarNamedInTheEnvironmentGoesFirst() throws Exception {
        sources();
        Path jar = Files.createFile(folder.resolve("an other.jar"));
        environment.put("GRADUS_JAR", jar.toString());

        assertThat(launch("list").code()).isZero();
        assertThat(jarStarted()).isEqualTo(jar.toString());
        assertThat(notes.resolve("mvn")).doesNotExist();
    }

    @Test
    void aJarNamedInTheEnvironmentThatDoesNotExistIsReported() throws Exception {
        jarBeside();
        environment.put("GRADUS_JAR", "no/such.jar");

        Result result = launch("list");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("gradus: GRADUS_JAR names no file: no/such.jar\n");
    }

    @Test
    void theJarInTheLibFolderServesWhereNoneIsBuilt() throws Exception {
        Path jar =
                Files.createFile(Files.createDirectories(project.resolve("lib")).resolve("gradus.jar"));

        assertThat(launch("list").code()).isZero();
        assertThat(jarStarted()).isEqualTo(jar.toString());
    }

    @Test
    void withNeitherJarNorSourcesItSaysWhatIsMissing() throws Exception {
        Result result = launch("list");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("neither target/gradus.jar nor lib/gradus.jar", project.toString());
    }

    @Test
    void aMissingJarIsBuiltFirstAndStandardOutputStaysClean() throws Exception {
        sources();

        Result result = launch("list");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("gradus: building once, about a minute ...\n");
        assertThat(Files.readAllLines(notes.resolve("mvn"), UTF_8))
                .containsExactly(project.toString(), "-q", "-B", "-Dquick", "-Dmaven.test.skip=true", "package");
        assertThat(argumentsOfGradus()).containsExactly("list");
    }

    @Test
    void whatIsBuiltIsNotBuiltAgain() throws Exception {
        sources();

        launch("list");
        Result second = launch("list");

        assertThat(second.err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "src/main/java/Main.java", "src/main/java"})
    void aJarOlderThanItsSourcesIsBuiltAgain(String changed) throws Exception {
        sources();
        jarBeside();
        setTime(project.resolve(changed), Instant.now().plusSeconds(60));

        Result result = launch("list");

        assertThat(result.code()).isZero();
        assertThat(result.err()).startsWith("gradus: building once");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void standardInputIsLeftToGradusEvenWhenTheBuildComesFirst() throws Exception {
        sources();
        environment.put("JAVA_READS", "yes");
        Path input = Files.writeString(folder.resolve("input"), "an answer");

        Process process = builder(project, "./gradus", "list")
                .redirectInput(input.toFile())
                .start();
        Result result = finish(process);

        assertThat(result.out()).isEqualTo("an answer");
        assertThat(notes.resolve("mvn-input")).isEmptyFile();
    }

    @Test
    void aFailingBuildEndsWithCode70AndTheEndOfItsLog() throws Exception {
        sources();
        environment.put("MAVEN_EXIT", "1");

        Result result = launch("list");

        assertThat(result.code()).isEqualTo(70);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("what Maven says\n", "what Maven complains of\n")
                .endsWith("gradus: the build failed; its whole log is " + project + "/target/gradus-build.log\n");
        assertThat(notes.resolve("java")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoStartsAtOnceBuildOnce(boolean withFlock) throws Exception {
        sources();
        environment.put("MAVEN_WAITS", "yes");
        if (!withFlock) {
            Files.deleteIfExists(tools.resolve("flock"));
        }

        Process first = builder(project, "./gradus", "list").start();
        Process second = builder(project, "./gradus", "list").start();
        Result one = finish(first);
        Result two = finish(second);

        assertThat(one.code()).isZero();
        assertThat(two.code()).isZero();
        assertThat(builds()).isEqualTo(1);
        assertThat(one.err() + two.err()).containsOnlyOnce("building once");
    }

    @Test
    void aLockLeftBehindByAKilledStartIsTakenOver() throws Exception {
        sources();
        Files.deleteIfExists(tools.resolve("flock"));
        Files.createDirectories(project.resolve("target"));
        Files.createSymbolicLink(project.resolve("target/gradus-build.pid"), Path.of("999999999"));

        assertThat(launch("list").code()).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws Exception {
        sources();
        Files.delete(tools.resolve("mvn"));

        Result result = launch("list");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("needs Maven 3.8 or newer", "apt install maven");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_392", "11.0.22", "16"})
    void tooOldAJavaGivesCode2AndAMessage(String version) throws Exception {
        jarBeside();
        script(tools.resolve("java"), JAVA.formatted(version));

        Result result = launch("list");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("needs Java 17 or newer, but found Java "
                        + version.replaceFirst("^1\\.", "").split("\\.")[0])
                .contains("Install a JDK");
        assertThat(notes.resolve("java")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "17.0.15", "21-ea", "25.0.1"})
    void anyJavaFrom17OnWillDo(String version) throws Exception {
        jarBeside();
        script(tools.resolve("java"), JAVA.formatted(version));

        assertThat(launch("list").code()).isZero();
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws Exception {
        jarBeside();
        Files.delete(tools.resolve("java"));

        Result result = launch("list");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("needs Java 17 or newer, but found none", "Install a JDK");
    }

    @Test
    void theJavaOfJavaHomeGoesBeforeTheSearchPath() throws Exception {
        jarBeside();
        Path java = javaHome("21.0.1");

        assertThat(launch("list").code()).isZero();
        assertThat(javaStarted()).isEqualTo(java.toString());
    }

    @Test
    void tooOldAJavaInJavaHomeGivesWayToTheSearchPath() throws Exception {
        jarBeside();
        javaHome("11.0.22");

        assertThat(launch("list").code()).isZero();
        assertThat(javaStarted()).isEqualTo(tools.resolve("java").toString());
    }

    @Test
    void theReleaseFileTellsTheVersionWithoutStartingJava() throws Exception {
        jarBeside();
        Path java = javaHome("11.0.22");
        Files.writeString(java.resolve("../../release").normalize(), "JAVA_VERSION=\"17.0.15\"\n");

        assertThat(launch("list").code()).isZero();
        assertThat(javaStarted()).isEqualTo(java.toString());
    }

    @Test
    void aJavaWithoutACompilerCannotBuild() throws Exception {
        sources();
        Path java = javaHome("17.0.15");
        Files.writeString(java.resolve("../../release").normalize(), "JAVA_VERSION=\"17.0.15\"\n");

        Result result = launch("list");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("needs a compiler", "Install a full JDK");
        assertThat(builds()).isZero();
    }

    @Test
    void whateverIsShortIsCompiledQuicklyAndGradingALargeClassThoroughly() throws Exception {
        jarBeside();

        launch("list");
        assertThat(optionsOfJava()).containsExactly("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar");
        launch("grade", notes.toString());
        assertThat(optionsOfJava()).containsExactly("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar");

        Path large = Files.createDirectories(folder.resolve("a large class"));
        for (int i = 0; i <= 20_000; i++) {
            Files.createFile(large.resolve(i + ".yaml"));
        }
        launch("grade", "problem.yaml", large.toString());
        assertThat(optionsOfJava()).containsExactly("-XX:+UseSerialGC", "-jar");
        launch("check", "problem.yaml", large.toString());
        assertThat(optionsOfJava()).contains("-XX:TieredStopAtLevel=1");
        Path papers = Files.createDirectories(folder.resolve("large papers"));
        Files.write(papers.resolve("a.json"), new byte[1 << 20]);
        launch("grade", "problem.yaml", papers.toString());
        assertThat(optionsOfJava()).containsExactly("-XX:+UseSerialGC", "-jar");
        Path zip = folder.resolve("large.zip");
        Files.write(zip, new byte[33 << 20]);
        launch("grade", "problem.yaml", zip.toString());
        assertThat(optionsOfJava()).containsExactly("-XX:+UseSerialGC", "-jar");
    }

    @Test
    void optionsFromTheEnvironmentComeLastAndMayChooseTheCollector() throws Exception {
        jarBeside();
        environment.put("GRADUS_JAVA_OPTS", " -Xmx1g\n -XX:+UseParallelGC  -Dfiles=* ");

        launch("grade");

        assertThat(optionsOfJava())
                .containsExactly("-XX:TieredStopAtLevel=1", "-Xmx1g", "-XX:+UseParallelGC", "-Dfiles=*", "-jar");
    }

    @Test
    void theFirstStartLeavesAnArchiveOfClassesAndTheNextOneUsesIt() throws Exception {
        jarBeside();
        archivingJava("17.0.15");

        Result first = launch("list");
        Path archive = awaitArchive(project.resolve("target"));
        Result second = launch("list");

        assertThat(first.out() + first.err() + second.out() + second.err()).isEmpty();
        assertThat(optionsOfJava())
                .containsSubsequence("-Xlog:disable", "-XX:SharedArchiveFile=" + archive, "-XX:TieredStopAtLevel=1");
        assertThat(archived()).contains("gradus.cli.Rehearsal").containsOnlyOnce("gradus.cli.Rehearsal");
    }

    @Test
    void aJavaThatStoresCompiledStateTooIsAskedForThat() throws Exception {
        jarBeside();
        archivingJava("25.0.3");

        launch("list");
        Path archive = awaitArchive(project.resolve("target"));
        launch("list");

        assertThat(archived()).contains("-XX:AOTCacheOutput=");
        assertThat(optionsOfJava()).contains("-Xlog:disable", "-XX:AOTCache=" + archive);
    }

    @Test
    void aChangedJarGetsANewArchive() throws Exception {
        jarBeside();
        archivingJava("17.0.15");
        launch("list");
        Path archive = awaitArchive(project.resolve("target"));

        setTime(project.resolve("target/gradus.jar"), LONG_AGO);
        launch("list");

        assertThat(optionsOfJava()).noneMatch(option -> option.contains("Archive"));
        for (int i = 0;
                i < 200 && !Files.getLastModifiedTime(archive).toInstant().equals(LONG_AGO);
                i++) {
            Thread.sleep(50);
        }
        launch("list");
        assertThat(optionsOfJava()).contains("-XX:SharedArchiveFile=" + archive);
    }

    @Test
    void anotherJavaHasAnArchiveOfItsOwn() throws Exception {
        jarBeside();
        archivingJava("17.0.15");
        launch("list");
        awaitArchive(project.resolve("target"));

        archivingJava("17.0.16");
        launch("list");

        assertThat(optionsOfJava()).noneMatch(option -> option.contains("Archive"));
    }

    @Test
    void manyStartsAtOnceMakeOneArchive() throws Exception {
        jarBeside();
        archivingJava("17.0.15");
        environment.put("ARCHIVE_WAITS", "yes");

        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            starts.add(builder(project, "./gradus", "list").start());
        }
        for (Process start : starts) {
            assertThat(finish(start).code()).isZero();
        }
        awaitArchive(project.resolve("target"));

        assertThat(archived()).containsOnlyOnce("gradus.cli.Rehearsal");
    }

    @Test
    void aJavaThatMakesNoArchiveIsAskedOnce() throws Exception {
        jarBeside();
        archivingJava("17.0.15");
        environment.put("ARCHIVE_FAILS", "yes");

        launch("list");
        awaitArchive(project.resolve("target"));
        Result second = launch("list");

        assertThat(second.code()).isZero();
        assertThat(optionsOfJava()).noneMatch(option -> option.contains("Archive"));
        assertThat(archived()).containsOnlyOnce("gradus.cli.Rehearsal");
    }

    @Test
    void anArchiveThatDoesNotWorkIsThrownAway() throws Exception {
        jarBeside();
        archivingJava("17.0.15");
        environment.put("ARCHIVE_UNUSABLE", "1");

        launch("list");
        Path archive = awaitArchive(project.resolve("target"));
        launch("list");

        assertThat(archive).isEmptyFile();
        assertThat(optionsOfJava()).noneMatch(option -> option.contains("Archive"));
    }

    @Test
    void withAnEmptyCacheFolderNothingIsStored() throws Exception {
        jarBeside();
        archivingJava("17.0.15");
        environment.put("GRADUS_CACHE", "");

        launch("list");
        launch("list");

        assertThat(optionsOfJava()).noneMatch(option -> option.contains("Archive"));
        assertThat(notes.resolve("archived")).doesNotExist();
    }

    @Test
    void theLocaleGivesWayOnlyWhereItKnowsNoLettersButAscii() throws Exception {
        jarBeside();

        launch("list");
        assertThat(notes.resolve("locale")).isEmptyFile();
        environment.remove("LANG");
        launch("list");
        assertThat(notes.resolve("locale")).hasContent("C.UTF-8");
    }

    @Test
    void aSignalReachesJava() throws Exception {
        jarBeside();
        environment.put("JAVA_WAITS", "yes");

        Process process = builder(project, "./gradus", "grade").start();
        awaitFile(notes.resolve("started"));
        process.toHandle().destroy();

        assertThat(finish(process).code()).isEqualTo(43);
    }

    @Test
    void aSignalEndsTheBuild() throws Exception {
        sources();
        script(tools.resolve("mvn"), JAVA.formatted("17"));
        environment.put("JAVA_WAITS", "yes");

        Process process = builder(project, "./gradus", "grade").start();
        awaitFile(notes.resolve("started"));
        process.toHandle().destroy();

        assertThat(finish(process).code()).isEqualTo(143);
        assertThat(notes.resolve("stopped")).exists();
    }

    @Test
    void theWindowsLauncherBuildsAndStartsInTheSameWay() throws Exception {
        String script = Files.readString(Path.of("gradus.cmd"), UTF_8);

        assertThat(script)
                .contains("-q -B -Dquick -Dmaven.test.skip=true package")
                .contains("-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .contains("exit /b 2", "exit /b 70", "-jar \"%gradus_jar_path%\" %*");
        assertThat(script.lines()).allMatch(line -> line.chars().allMatch(c -> c < 128));
    }

    /** A Java that can store classes: it has an archive of its own. */
    private void archivingJava(String version) throws IOException {
        Path home = javaHome(version).getParent().getParent();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Path classes = Files.createDirectories(home.resolve("lib/server")).resolve("classes.jsa");
        if (!Files.exists(classes)) {
            Files.createFile(classes);
        }
    }

    private static Path awaitArchive(Path folder) throws Exception {
        for (int i = 0; i < 200; i++) {
            try (Stream<Path> files = Files.list(folder)) {
                List<String> names = files.map(file -> file.getFileName().toString())
                        .filter(name -> name.startsWith("gradus-start"))
                        .toList();
                if (names.size() == 1 && names.get(0).endsWith(".jsa")) {
                    return folder.resolve(names.get(0));
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no archive appeared in " + folder);
    }

    private String archived() throws IOException {
        return Files.readString(notes.resolve("archived"), UTF_8);
    }

    private void jarBeside() throws IOException {
        Files.createFile(Files.createDirectories(project.resolve("target")).resolve("gradus.jar"));
    }

    private void sources() throws IOException {
        Path code = Files.createDirectories(project.resolve("src/main/java"));
        Path main = Files.createFile(code.resolve("Main.java"));
        Path pom = Files.createFile(project.resolve("pom.xml"));
        for (Path path : List.of(pom, main, code, code.getParent())) {
            setTime(path, LONG_AGO);
        }
    }

    private Path javaHome(String version) throws IOException {
        Path home = folder.resolve("a jdk");
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        script(java, JAVA.formatted(version));
        environment.put("JAVA_HOME", home.toString());
        return java;
    }

    private void lend(String tool) throws IOException {
        for (String place : System.getenv("PATH").split(File.pathSeparator)) {
            Path found = Path.of(place).resolve(tool);
            if (Files.isExecutable(found)) {
                script(tools.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
                return;
            }
        }
        // Only flock may be missing.
        assertThat(tool).isEqualTo("flock");
    }

    private long builds() throws IOException {
        Path calls = notes.resolve("mvn");
        return Files.exists(calls)
                ? Files.readAllLines(calls, UTF_8).stream()
                        .filter("package"::equals)
                        .count()
                : 0;
    }

    private String javaStarted() throws IOException {
        return callOfJava().get(0);
    }

    private String jarStarted() throws IOException {
        List<String> call = callOfJava();
        return call.get(call.indexOf("-jar") + 1);
    }

    private List<String> optionsOfJava() throws IOException {
        List<String> call = callOfJava();
        return call.subList(1, call.indexOf("-jar") + 1);
    }

    private List<String> argumentsOfGradus() throws IOException {
        List<String> call = callOfJava();
        return call.subList(call.indexOf("-jar") + 2, call.size());
    }

    private List<String> callOfJava() throws IOException {
        List<String> call = new ArrayList<>(
                List.of(Files.readString(notes.resolve("java"), UTF_8).split("\0", -1)));
        call.remove(call.size() - 1);
        return call;
    }

    private Result launch(String... arguments) throws Exception {
        return launch(project, "./gradus", arguments);
    }

    private Result launch(Path from, String launcher, String... arguments) throws Exception {
        return finish(builder(from, launcher, arguments).start());
    }

    private ProcessBuilder builder(Path from, String launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("env", launcher));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    // The outputs are a few lines, less than a pipe holds, so waiting before reading cannot block.
    private static Result finish(Process process) throws Exception {
        process.getOutputStream().close();
        boolean ended = process.waitFor(20, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).as("ended in time").isTrue();
        return new Result(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), UTF_8),
                new String(process.getErrorStream().readAllBytes(), UTF_8));
    }

    private static void awaitFile(Path file) throws InterruptedException {
        for (int i = 0; i < 200 && !Files.exists(file); i++) {
            Thread.sleep(50);
        }
        assertThat(file).exists();
    }

    private static void setTime(Path path, Instant time) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(time));
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text, UTF_8);
        executable(file);
    }

    private static void executable(Path file) {
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private record Result(int code, String out, String err) {}
}
