package gradus.intake;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.Severity;
import gradus.issue.SourcePosition;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The files in a zip. Only its directory is kept in memory; each file is unpacked when it is asked for, and no further than the
 * limits allow. Nothing is written to disk, so a name that leads out of the zip leads nowhere; it is left out all the same.
 */
final class ZipTree implements Closeable {
    private final String shown;
    private final ZipFile zip;
    private final IssueList issues;
    private final SystemFiles hidden;
    private final Set<String> paths = new HashSet<>();
    private final List<DownloadFile> files = new ArrayList<>();
    private boolean oldNames;
    private int entries;

    private ZipTree(String shown, ZipFile zip, IssueList issues) {
        this.shown = shown;
        this.zip = zip;
        this.issues = issues;
        this.hidden = new SystemFiles(shown);
    }

    /**
     * Reads the directory of a zip.
     *
     * @param shown its name for people
     * @param channel its bytes; closed with this tree, or before an exception is thrown
     * @param most how many files and folders it may have
     * @param issues gets what is left out, and why
     * @throws UnreadableFile if it is no zip, or too large a one
     */
    static ZipTree open(String shown, SeekableByteChannel channel, int most, IssueList issues) throws IOException {
        ZipFile zip = opened(shown, channel);
        try {
            ZipTree tree = new ZipTree(shown, zip, issues);
            tree.list(most);
            return tree;
        } catch (IOException | RuntimeException fault) {
            zip.close();
            throw fault;
        }
    }

    /** The library answers some damaged directories with exceptions of the runtime. */
    private static ZipFile opened(String shown, SeekableByteChannel channel) throws IOException {
        try {
            return ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setCharset(StandardCharsets.UTF_8)
                    .setIgnoreLocalFileHeader(true)
                    .get();
        } catch (IOException | RuntimeException fault) {
            channel.close();
            throw new UnreadableFile(Issue.error(
                            IntakeCodes.DAMAGED,
                            SourcePosition.start(shown),
                            1,
                            "the zip is damaged, or is none: " + fault.getMessage())
                    .withFix("fetch it again, or unpack it and name the folder"));
        }
    }

    /** Its files in the order of their paths. */
    List<DownloadFile> files() {
        return files.stream().sorted(Comparator.comparing(DownloadFile::path)).toList();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void list(int most) throws UnreadableFile {
        for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
            ZipArchiveEntry entry = all.nextElement();
            if (++entries > most) {
                throw new UnreadableFile(Issue.error(
                        IntakeCodes.LIMIT,
                        SourcePosition.start(shown),
                        1,
                        "the zip has more than " + most + " entries"));
            }
            add(entry);
        }
        hidden.note().ifPresent(issues::add);
        if (oldNames) {
            issues.add(Issue.note(
                    IntakeCodes.OLD_NAMES,
                    SourcePosition.start(shown),
                    1,
                    "names in the zip are not UTF-8; they are read as " + ZipNames.OLD.name()));
        }
    }

    private void add(ZipArchiveEntry entry) {
        ZipNames.Name name = ZipNames.of(entry);
        oldNames |= name.old();
        Optional<String> path = ZipNames.path(name.text());
        if (path.isEmpty()) {
            leaveOut(Severity.WARNING, IntakeCodes.LEADS_OUT, shown, "the name '" + name.text() + "' leads out of it");
        } else if (entry.isDirectory() || path.get().isEmpty()) {
            return;
        } else if (SystemFiles.isSystemPath(path.get())) {
            hidden.add(path.get());
        } else if (entry.isUnixSymlink()) {
            leaveOut(Severity.WARNING, IntakeCodes.NO_FILE, shown + "/" + path.get(), "a link is no hand-in");
        } else if (!paths.add(path.get())) {
            leaveOut(
                    Severity.WARNING,
                    IntakeCodes.NAME_TWICE,
                    shown + "/" + path.get(),
                    "the zip holds this name twice; the first one is taken, the other one");
        } else {
            String file = shown + "/" + path.get();
            files.add(new DownloadFile(path.get(), file, () -> content(entry, file)));
        }
    }

    private void leaveOut(Severity severity, String code, String file, String what) {
        String end = what.endsWith("the other one") ? " is left out" : "; it is left out";
        issues.add(Issue.of(severity, code, SourcePosition.start(file), 1, what + end));
    }

    private InputStream content(ZipArchiveEntry entry, String file) throws IOException {
        SourcePosition position = SourcePosition.start(file);
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new UnreadableFile(
                    Issue.error(IntakeCodes.ENCRYPTED, position, 1, "the file is encrypted; it asks for a password")
                            .withFix("unpack the zip with its password, and name the folder"));
        }
        if (!zip.canReadEntryData(entry)) {
            throw new UnreadableFile(
                    Issue.error(IntakeCodes.DAMAGED, position, 1, "the file is packed by a method that is not read")
                            .withFix("unpack the zip, and name the folder"));
        }
        try {
            // Finding an entry moves the position of the archive, which all threads share.
            synchronized (zip) {
                return new ZipEntryStream(zip.getInputStream(entry), entry, position);
            }
        } catch (IOException | RuntimeException fault) {
            throw new UnreadableFile(Issue.error(
                    IntakeCodes.DAMAGED, position, 1, "the file is damaged in the zip: " + fault.getMessage()));
        }
    }
}
