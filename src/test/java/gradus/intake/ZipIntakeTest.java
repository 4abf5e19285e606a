package gradus.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zips as strangers make them. */
class ZipIntakeTest {
    @TempDir
    private Path temporary;

    private Download open(byte[] zip) throws IOException {
        Path file = Files.write(temporary.resolve("class.zip"), zip);
        return Intake.of(file, IntakeChoices.none());
    }

    private static UnreadableFile fault(DownloadFile file) {
        return catchThrowableOfType(UnreadableFile.class, file::bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.yaml", "a/../../evil.yaml", "/etc/evil.yaml", "C:\\evil.yaml", "..\\evil.yaml"})
    void aNameThatLeadsOutIsLeftOutAndSaid(String name) throws IOException {
        try (Download download = open(DownloadTree.of(name, "good.yaml").zipped())) {
            assertThat(HandInText.of(download)).isEqualTo("good | good.yaml\n");
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.LEADS_OUT);
        }
    }

    @Test
    void aNameTooLongForAFileSystemIsLeftOutAndSaid() throws IOException {
        String longest = "x".repeat(IntakeLimits.NAME_CHARACTERS - 5) + ".yaml";

        try (Download download = open(DownloadTree.of(longest, "x" + longest).zipped())) {
            assertThat(download.handIns()).hasSize(1);
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.LEADS_OUT);
        }
    }

    @Test
    void backslashesOfOldToolsSeparateFolders() throws IOException {
        try (Download download =
                open(DownloadTree.of("ada\\answers.yaml", "bob\\answers.yaml").zipped())) {
            assertThat(HandInText.of(download)).isEqualTo("ada | ada/answers.yaml\nbob | bob/answers.yaml\n");
        }
    }

    @Test
    void filesOfSystemsAreCountedInOneNote() throws IOException {
        byte[] zip = DownloadTree.of(
                        "__MACOSX/._s1.yaml",
                        ".DS_Store",
                        "sub/Thumbs.db",
                        "sub/.ipynb_checkpoints/s1-checkpoint.yaml",
                        "~$s1.yaml",
                        "s1.yaml")
                .zipped();

        try (Download download = open(zip)) {
            assertThat(HandInText.of(download)).isEqualTo("s1 | s1.yaml\n");
            assertThat(download.issues())
                    .singleElement()
                    .satisfies(note -> assertThat(note.message())
                            .isEqualTo(
                                    "5 hidden files and files of the operating system are left out: __MACOSX/._s1.yaml,"
                                            + " .DS_Store, sub/Thumbs.db, …"));
        }
    }

    @Test
    void namesOfAnOldWindowsToolAreReadAndSaid() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, Charset.forName("IBM437"))) {
            zip.putNextEntry(new ZipEntry("M\u00fcller.yaml"));
            zip.write(DownloadTree.ANSWERS.getBytes(StandardCharsets.UTF_8));
        }

        try (Download download = open(bytes.toByteArray())) {
            assertThat(HandInText.of(download)).isEqualTo("M\u00fcller | M\u00fcller.yaml\n");
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.OLD_NAMES);
        }
    }

    @Test
    void aNameInAFieldForUnicodeCountsBeforeTheOldOne() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            zip.setEncoding("IBM437");
            zip.setUseLanguageEncodingFlag(false);
            zip.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.ALWAYS);
            zip.putArchiveEntry(new ZipArchiveEntry("\u0141ukasz.yaml"));
            zip.closeArchiveEntry();
        }

        try (Download download = open(bytes.toByteArray())) {
            assertThat(HandInText.of(download)).isEqualTo("\u0141ukasz | \u0141ukasz.yaml\n");
            assertThat(HandInText.codes(download)).isEmpty();
        }
    }

    @Test
    void aLinkIsLeftOutAndSaid() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            ZipArchiveEntry link = new ZipArchiveEntry("s1.yaml");
            link.setUnixMode(UnixStat.LINK_FLAG | 0777);
            zip.putArchiveEntry(link);
            zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }

        try (Download download = open(bytes.toByteArray())) {
            assertThat(download.handIns()).isEmpty();
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.NO_FILE);
        }
    }

    @Test
    void ofANameThatIsThereTwiceTheFirstCounts() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (String text : List.of("first", "second")) {
                zip.putArchiveEntry(new ZipArchiveEntry("s1.yaml"));
                zip.write(text.getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }

        try (Download download = open(bytes.toByteArray())) {
            DownloadFile file = download.handIns().get(0).files().get(0);
            assertThat(new String(file.bytes(), StandardCharsets.UTF_8)).isEqualTo("first");
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.NAME_TWICE);
        }
    }

    /** Sets the bit for encryption in both headers, which is all that is looked at before the password. */
    private static byte[] encrypted(byte[] zip) {
        byte[] changed = zip.clone();
        for (int i = 0; i + 8 < zip.length; i++) {
            boolean header = zip[i] == 'P' && zip[i + 1] == 'K';
            if (header && zip[i + 2] == 3 && zip[i + 3] == 4) {
                changed[i + 6] |= 1;
            } else if (header && zip[i + 2] == 1 && zip[i + 3] == 2) {
                changed[i + 8] |= 1;
            }
        }
        return changed;
    }

    @Test
    void anEncryptedFileIsAStudentsHandInThatCannotBeRead() throws IOException {
        try (Download download = open(encrypted(DownloadTree.of("s1.yaml").zipped()))) {
            assertThat(HandInText.of(download)).isEqualTo("s1 | s1.yaml\n");
            assertThat(fault(download.handIns().get(0).files().get(0)).issue().code())
                    .isEqualTo(IntakeCodes.ENCRYPTED);
        }
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        byte[] zeros = new byte[3 * 1024 * 1024];
        try (Download download = open(DownloadTree.of()
                .with("s1.yaml", zeros)
                .with("s2.yaml", "answers: {}")
                .zipped())) {
            assertThat(fault(download.handIns().get(0).files().get(0)).issue().message())
                    .contains("200 times as large as packed");
            assertThat(download.handIns().get(1).files().get(0).bytes()).hasSize(11);
        }
    }

    @Test
    void aFileBeyondTheLimitIsNotRead() throws IOException {
        byte[] large = new byte[IntakeLimits.FILE_BYTES + 1];
        new java.util.Random(1).nextBytes(large);

        try (Download download = open(DownloadTree.of().with("s1.yaml", large).zipped())) {
            assertThat(fault(download.handIns().get(0).files().get(0)).issue().message())
                    .isEqualTo("the file is larger than 32 MiB");
        }
    }

    @Test
    void aWrongChecksumIsSaid() throws IOException {
        byte[] text = "answers: {z1: 1}".getBytes(StandardCharsets.UTF_8);
        var bytes = new java.io.ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            ZipArchiveEntry entry = new ZipArchiveEntry("s1.yaml");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(text.length);
            entry.setCrc(crc(text));
            zip.putArchiveEntry(entry);
            zip.write(text);
            zip.closeArchiveEntry();
        }
        byte[] zip = bytes.toByteArray();
        String all = new String(zip, StandardCharsets.ISO_8859_1);
        zip[all.indexOf("z1: 1") + 4] = '2';

        try (Download download = open(zip)) {
            assertThat(fault(download.handIns().get(0).files().get(0)).issue().message())
                    .isEqualTo("the file is damaged in the zip: its checksum is wrong");
        }
    }

    private static long crc(byte[] bytes) {
        var crc = new java.util.zip.CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    @Test
    void whatIsNoZipIsSaid() throws IOException {
        try (Download download = open("no zip at all".getBytes(StandardCharsets.UTF_8))) {
            assertThat(download.handIns()).isEmpty();
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.DAMAGED);
        }
    }

    @Test
    void noMutationOfAZipThrows() throws IOException {
        byte[] zip = DownloadTree.of("ada/a.yaml", "bob/a.yaml")
                .with("carol/c.zip", DownloadTree.of("x.yaml").zipped())
                .zipped();
        var random = new java.util.Random(7);
        for (int round = 0; round < 500; round++) {
            byte[] mutated = random.nextInt(4) == 0 ? Arrays.copyOf(zip, random.nextInt(zip.length)) : zip.clone();
            for (int i = 0; i < 1 + random.nextInt(6) && mutated.length > 0; i++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            try (Download download = open(mutated)) {
                for (HandIn handIn : download.handIns()) {
                    for (DownloadFile file : handIn.files()) {
                        readOrRefused(file);
                    }
                }
            }
        }
    }

    private static void readOrRefused(DownloadFile file) throws IOException {
        try {
            assertThat(file.bytes()).isNotNull();
        } catch (UnreadableFile refused) {
            assertThat(refused.issue().code()).startsWith("GI1");
        }
    }

    @Test
    void aStudentsZipIsOpenedAndOneZipInIt() throws IOException {
        byte[] third = DownloadTree.of("deep.yaml").zipped();
        byte[] second = DownloadTree.of("part2.yaml").with("third.zip", third).zipped();
        byte[] first = DownloadTree.of("part1.yaml", "__MACOSX/._part1.yaml")
                .with("second.zip", second)
                .zipped();

        try (Download download =
                open(DownloadTree.of("bob.yaml").with("ada.zip", first).zipped())) {
            assertThat(HandInText.of(download))
                    .isEqualTo("ada | ada.zip/part1.yaml, ada.zip/second.zip/part2.yaml\nbob | bob.yaml\n");
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.HIDDEN, IntakeCodes.LIMIT);
            for (DownloadFile file : download.handIns().get(0).files()) {
                assertThat(new String(file.bytes(), StandardCharsets.UTF_8)).isEqualTo(DownloadTree.ANSWERS);
            }
        }
    }

    @Test
    void aStudentsBrokenZipOrOtherArchiveIsSaidAtTheStudent() throws IOException {
        byte[] zip = DownloadTree.of()
                .with("ada.zip", "no zip")
                .with("bob.rar", "rar")
                .zipped();

        try (Download download = open(zip)) {
            assertThat(HandInText.of(download)).isEqualTo("ada | \nbob | \n");
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.DAMAGED, IntakeCodes.OTHER_ARCHIVE);
        }
    }

    @Test
    void aStudentsZipOfVeryManyFilesIsCutAndSaid() throws IOException {
        DownloadTree many = DownloadTree.of(
                IntStream.range(0, 300).mapToObj(i -> "f%03d.yaml".formatted(i)).toArray(String[]::new));

        try (Download download =
                open(DownloadTree.of().with("ada.zip", many.zipped()).zipped())) {
            assertThat(download.handIns().get(0).files()).hasSize(IntakeLimits.FILES_OF_A_STUDENT);
            assertThat(HandInText.codes(download)).containsExactly(IntakeCodes.LIMIT);
        }
    }

    @Test
    void manyThreadsReadOneZip() throws IOException {
        DownloadTree tree = DownloadTree.of();
        IntStream.range(0, 2000).forEach(i -> tree.with("s%04d.yaml".formatted(i), "student: s" + i + "\n"));

        try (Download download = open(tree.zipped())) {
            List<String> texts = download.handIns().parallelStream()
                    .map(handIn -> text(handIn.files().get(0)))
                    .toList();
            assertThat(texts)
                    .containsExactlyElementsOf(IntStream.range(0, 2000)
                            .mapToObj(i -> "student: s" + i + "\n")
                            .toList());
        }
    }

    private static String text(DownloadFile file) {
        try {
            return new String(file.bytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }
}
