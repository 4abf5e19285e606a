package gradus;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What may use what. A rule about a package that is not written yet waits for it. */
class ArchitectureTest {
    private static final JavaClasses GRADUS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("gradus");

    /** The packages from the lowest to the highest, each with those it may use. */
    private static final Map<String, Set<String>> USABLE = usable();

    private static Map<String, Set<String>> usable() {
        Map<String, Set<String>> usable = new LinkedHashMap<>();
        usable.put("issue", Set.of());
        usable.put("tensor", Set.of());
        usable.put("graph", Set.of("tensor"));
        usable.put("formula", Set.of("graph", "tensor", "issue"));
        usable.put("network", Set.of("graph", "tensor"));
        usable.put("yaml", Set.of("issue"));
        usable.put("written", Set.of("issue", "tensor", "yaml"));
        usable.put("problem", Set.of("network", "formula", "graph", "tensor", "yaml", "issue", "written"));
        usable.put("submission", Set.of("yaml", "issue", "formula", "tensor", "written"));
        usable.put("intake", Set.of("issue", "yaml", "submission"));
        usable.put("assignment", Set.of("yaml", "issue", "intake"));
        for (String high : List.of("grading", "report", "platform", "batch", "cli")) {
            usable.put(high, Set.copyOf(usable.keySet()));
        }
        return usable;
    }

    private static final List<String> BELOW_REPORT = List.of(
            "issue",
            "tensor",
            "graph",
            "formula",
            "network",
            "yaml",
            "written",
            "problem",
            "submission",
            "intake",
            "assignment",
            "grading");

    private static String[] patterns(Iterable<String> names) {
        List<String> patterns = new ArrayList<>();
        names.forEach(name -> patterns.add("gradus." + name + ".."));
        return patterns.toArray(new String[0]);
    }

    private static void onlyTheseDependOn(List<String> users, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackages(patterns(users))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .allowEmptyShould(true)
                .check(GRADUS);
    }

    private static DescribedPredicate<JavaAccess<?>> access(Class<?> owner, Set<String> names) {
        return describe(
                "an access of " + owner.getName() + " " + names,
                access -> access.getTargetOwner().isEquivalentTo(owner) && names.contains(access.getName()));
    }

    private static void noneBelowReportAccesses(DescribedPredicate<? super JavaAccess<?>> target) {
        noClasses()
                .that()
                .resideInAnyPackage(patterns(BELOW_REPORT))
                .should()
                .accessTargetWhere(target)
                .allowEmptyShould(true)
                .check(GRADUS);
    }

    @Test
    void theClassesAreThere() {
        assertThat(GRADUS.contain("gradus.tensor.Tensor")).isTrue();
        assertThat(GRADUS.contain("gradus.ArchitectureTest")).isFalse();
    }

    @Nested
    class Packages {
        @Test
        void useOnlyWhatStandsBelowThem() {
            USABLE.forEach((name, below) -> {
                Set<String> forbidden = USABLE.keySet().stream()
                        .filter(other -> !other.equals(name) && !below.contains(other))
                        .collect(Collectors.toSet());
                if (!forbidden.isEmpty()) {
                    noClasses()
                            .that()
                            .resideInAPackage("gradus." + name + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(patterns(forbidden))
                            .allowEmptyShould(true)
                            .check(GRADUS);
                }
            });
        }

        @Test
        void allHaveAPlaceInTheOrder() {
            Set<String> names = GRADUS.stream()
                    .map(type -> type.getPackageName().split("\\."))
                    .map(parts -> parts.length > 1 ? parts[1] : "none")
                    .collect(Collectors.toSet());

            assertThat(USABLE.keySet()).containsAll(names);
        }

        @Test
        void areAllNullMarked() {
            Set<JavaPackage> packages =
                    GRADUS.stream().map(JavaClass::getPackage).collect(Collectors.toSet());

            assertThat(packages)
                    .hasSizeGreaterThan(3)
                    .allSatisfy(javaPackage -> assertThat(javaPackage
                                    .tryGetPackageInfo()
                                    .map(marked -> marked.isAnnotatedWith(NullMarked.class)))
                            .as(javaPackage.getName())
                            .contains(true));
        }
    }

    @Nested
    class Libraries {
        @Test
        void forLinearAlgebraAreKnownToTheTensorPackageAlone() {
            onlyTheseDependOn(List.of("tensor"), "org.ejml..");
        }

        @Test
        void forYamlAreKnownToTheYamlPackageAlone() {
            onlyTheseDependOn(List.of("yaml"), "tools.jackson.dataformat..", "org.snakeyaml..");
        }

        @Test
        void forJsonAreKnownToTheWritersAlone() {
            onlyTheseDependOn(List.of("yaml", "report", "platform", "batch", "cli"), "tools.jackson.core..");
        }

        @Test
        void forBindingDataAreKnownToNobody() {
            onlyTheseDependOn(List.of(), "tools.jackson.databind..");
        }

        @Test
        void forZipFilesAreKnownToTheIntakeAlone() {
            onlyTheseDependOn(List.of("intake"), "org.apache.commons..");
        }

        @Test
        void forCommandLinesAreKnownToTheCommandLineAlone() {
            onlyTheseDependOn(List.of("cli"), "picocli..");
        }
    }

    @Nested
    class TheOutsideWorld {
        @Test
        void isSpokenToByTheCommandLineAlone() {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("gradus.cli..")
                    .should(ACCESS_STANDARD_STREAMS)
                    .orShould()
                    .accessTargetWhere(access(System.class, Set.of("exit", "in")))
                    .orShould()
                    .accessTargetWhere(access(Runtime.class, Set.of("exit", "halt")))
                    .allowEmptyShould(true)
                    .check(GRADUS);
        }

        @Test
        void ofFilesIsUnknownBelowTheReports() {
            List<String> readers = List.of("submission", "yaml", "intake");
            noClasses()
                    .that()
                    .resideInAnyPackage(patterns(BELOW_REPORT))
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(java.io.File.class)
                    .check(GRADUS);
            noClasses()
                    .that()
                    .resideInAnyPackage(patterns(BELOW_REPORT))
                    .and()
                    .resideOutsideOfPackages(patterns(readers))
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(Files.class)
                    .check(GRADUS);
        }

        @Test
        void ofFilesGivesReadersBytesAndNothingElse() {
            Set<String> reading = Set.of("readAllBytes", "newInputStream", "size");
            Set<String> looking = Set.of("exists", "isDirectory", "isRegularFile", "walkFileTree");

            noneBelowReportAccesses(describe(
                    "an access of Files other than " + reading,
                    access -> access.getTargetOwner().isEquivalentTo(Files.class)
                            && !reading.contains(access.getName())
                            && !(looking.contains(access.getName()) && isOfIntake(access))));
        }

        /** Intake finds the files of a class: it lists folders, and writes nothing. */
        private static boolean isOfIntake(JavaAccess<?> access) {
            return access.getOriginOwner().getPackageName().equals("gradus.intake");
        }

        @Test
        void hasNoClockBelowTheReports() {
            noneBelowReportAccesses(access(System.class, Set.of("currentTimeMillis", "nanoTime")));
            noneBelowReportAccesses(describe(
                    "a clock",
                    access -> access.getTargetOwner().getPackageName().startsWith("java.time")
                            && (access.getName().equals("now")
                                    || access.getTargetOwner().isEquivalentTo(java.time.Clock.class))));
            noneBelowReportAccesses(describe(
                    "the present date",
                    access -> access.getTargetOwner().isEquivalentTo(java.util.Date.class)
                            && access.getName().equals("<init>")));
        }

        @Test
        void hasNoCustomsOfItsOwnBelowTheReports() {
            noneBelowReportAccesses(access(java.util.Locale.class, Set.of("getDefault")));
        }
    }

    @Nested
    class Numbers {
        @Test
        void comeFromFunctionsThatGiveTheSameBitsEverywhere() {
            Set<String> unsteady = Set.of(
                    "exp", "log", "log10", "pow", "tanh", "sin", "cos", "tan", "sinh", "cosh", "cbrt", "expm1", "log1p",
                    "hypot", "asin", "acos", "atan", "atan2");

            noClasses().should().accessTargetWhere(access(Math.class, unsteady)).check(GRADUS);
        }
    }

    /** Records on the way of a check say themselves what equal ones are, since Java would make that up at the start. */
    @Test
    void aRecordThatComparesItselfLooksAtEveryComponent() {
        List<JavaClass> comparing = GRADUS.stream()
                .filter(JavaClass::isRecord)
                .filter(type -> !type.getMethod("equals", Object.class)
                        .getAccessesFromSelf()
                        .isEmpty())
                .toList();

        assertThat(comparing).hasSizeGreaterThan(10).allSatisfy(type -> {
            for (JavaMethod method : List.of(type.getMethod("equals", Object.class), type.getMethod("hashCode"))) {
                Set<String> read = method.getFieldAccesses().stream()
                        .map(access -> access.getTarget().getName())
                        .collect(Collectors.toSet());
                Set<String> components = type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .map(JavaField::getName)
                        .collect(Collectors.toSet());
                assertThat(read).as(method.getFullName()).containsAll(components);
            }
        });
    }
}
