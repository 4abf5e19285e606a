package gradus.intake;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Zips that students hand in, opened: their files take the place of the zip. A zip is unpacked again for each file that is asked
 * for, so that none of them stays in memory.
 */
final class StudentZips {
    private static final String[] OTHER_ARCHIVES = {
        ".rar", ".7z", ".tar", ".tar.gz", ".tgz", ".gz", ".bz2", ".xz", ".zst"
    };

    private final IssueList issues;

    /**
     * An opener.
     *
     * @param issues gets what is left out, and why
     */
    StudentZips(IssueList issues) {
        this.issues = issues;
    }

    static boolean isZip(DownloadFile file) {
        return file.hasEnding(".zip");
    }

    /** The files of one hand-in with those of its zips, and of zips in these. */
    List<DownloadFile> opened(List<DownloadFile> files) {
        List<DownloadFile> all = new ArrayList<>();
        files.forEach(file -> add(file, 0, all));
        if (all.size() > IntakeLimits.FILES_OF_A_STUDENT) {
            issues.add(Issue.warning(
                    IntakeCodes.LIMIT,
                    all.get(IntakeLimits.FILES_OF_A_STUDENT).position(),
                    1,
                    "one student's hand-in has " + all.size() + " files; only the first "
                            + IntakeLimits.FILES_OF_A_STUDENT + " are looked at"));
            return List.copyOf(all.subList(0, IntakeLimits.FILES_OF_A_STUDENT));
        }
        return all;
    }

    private void add(DownloadFile file, int depth, List<DownloadFile> all) {
        if (file.hasEnding(OTHER_ARCHIVES)) {
            issues.add(Issue.warning(
                            IntakeCodes.OTHER_ARCHIVE,
                            file.position(),
                            1,
                            "only zip archives are opened; this is another kind")
                    .withFix("unpack it"));
        } else if (!isZip(file)) {
            all.add(file);
        } else if (depth >= IntakeLimits.ZIPS_DEEP) {
            issues.add(Issue.warning(
                    IntakeCodes.LIMIT, file.position(), 1, "a zip in a zip in a zip is not opened; it is left out"));
        } else {
            inside(file).forEach(inner -> add(inner, depth + 1, all));
        }
    }

    private List<DownloadFile> inside(DownloadFile zip) {
        try (ZipTree tree = open(zip, issues)) {
            return tree.files().stream()
                    .map(file -> new DownloadFile(
                            zip.path() + "/" + file.path(), file.shown(), () -> reopened(zip, file.path())))
                    .toList();
        } catch (UnreadableFile fault) {
            issues.add(fault.issue());
        } catch (IOException fault) {
            issues.add(Issue.error(
                    IntakeCodes.DAMAGED, zip.position(), 1, "the zip cannot be read: " + fault.getMessage()));
        }
        return List.of();
    }

    private static ZipTree open(DownloadFile zip, IssueList issues) throws IOException {
        byte[] bytes = zip.bytes();
        if (entries(bytes) > IntakeLimits.ENTRIES_OF_A_STUDENT) {
            throw new UnreadableFile(Issue.error(
                    IntakeCodes.LIMIT,
                    zip.position(),
                    1,
                    "the zip has more than " + IntakeLimits.ENTRIES_OF_A_STUDENT + " entries"));
        }
        return ZipTree.open(
                zip.shown(), new SeekableInMemoryByteChannel(bytes), IntakeLimits.ENTRIES_OF_A_STUDENT, issues);
    }

    /** How often a directory entry begins: the library would hold all of them before anybody could count. */
    private static int entries(byte[] bytes) {
        int count = 0;
        for (int i = 0; i + 3 < bytes.length; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                count++;
            }
        }
        return count;
    }

    private static InputStream reopened(DownloadFile zip, String path) throws IOException {
        ZipTree tree = open(zip, new IssueList());
        DownloadFile file = tree.files().stream()
                .filter(inner -> inner.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IOException("the zip has changed"));
        return new FilterInputStream(file.content().open()) {
            @Override
            public void close() throws IOException {
                super.close();
                tree.close();
            }
        };
    }
}
