package gradus.intake;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The regular files below a folder. Links are not followed, and devices and pipes are not touched. */
final class FolderTree extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final Path root;
    private final Predicate<Path> ignored;
    private final IssueList issues;
    private final SystemFiles hidden;
    private final List<DownloadFile> files = new ArrayList<>();

    private FolderTree(Path folder, Predicate<Path> ignored, IssueList issues) throws IOException {
        this.folder = folder;
        // A link that was named is followed; links inside the folder are not.
        this.root = folder.toRealPath();
        this.ignored = ignored;
        this.issues = issues;
        this.hidden = new SystemFiles(folder.toString());
    }

    /**
     * The files in the order of their paths.
     *
     * @param ignored tells files that are left out without a word
     * @param issues gets what is left out, and why
     */
    static List<DownloadFile> files(Path folder, Predicate<Path> ignored, IssueList issues) throws IOException {
        FolderTree tree = new FolderTree(folder, ignored, issues);
        Files.walkFileTree(tree.root, Set.of(), IntakeLimits.FOLDERS_DEEP, tree);
        tree.hidden.note().ifPresent(issues::add);
        return tree.files.stream()
                .sorted(Comparator.comparing(DownloadFile::shown))
                .toList();
    }

    /** One file that was named. */
    static DownloadFile file(Path file) {
        return DownloadFile.of(file);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        if (directory.equals(root) || !isHidden(directory)) {
            return FileVisitResult.CONTINUE;
        }
        hidden.add(path(directory) + "/");
        return FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        Path found = folder.resolve(root.relativize(file));
        if (ignored.test(found)) {
            return FileVisitResult.CONTINUE;
        }
        if (isHidden(file)) {
            hidden.add(path(file));
        } else if (attributes.isRegularFile()) {
            return add(found, path(file));
        } else {
            leaveOut(found, attributes);
        }
        return FileVisitResult.CONTINUE;
    }

    /** What cannot be opened stays in the list: reading it will say why. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException fault) {
        if (isHidden(file)) {
            return FileVisitResult.CONTINUE;
        }
        return add(folder.resolve(root.relativize(file)), path(file));
    }

    private FileVisitResult add(Path found, String path) {
        if (files.size() >= IntakeLimits.FILES) {
            issues.add(Issue.error(
                    IntakeCodes.LIMIT,
                    SourcePosition.start(folder.toString()),
                    1,
                    "the folder has more than " + IntakeLimits.FILES + " files; the others are not looked at"));
            return FileVisitResult.TERMINATE;
        }
        files.add(new DownloadFile(path, found.toString(), () -> Files.newInputStream(found)));
        return FileVisitResult.CONTINUE;
    }

    private void leaveOut(Path found, BasicFileAttributes attributes) {
        SourcePosition position = SourcePosition.start(found.toString());
        issues.add(
                attributes.isDirectory()
                        ? Issue.warning(
                                IntakeCodes.LIMIT,
                                position,
                                1,
                                "the folder lies deeper than " + IntakeLimits.FOLDERS_DEEP + " others; it is left out")
                        : Issue.warning(
                                IntakeCodes.NO_FILE,
                                position,
                                1,
                                (attributes.isSymbolicLink() ? "a link" : "a device or pipe")
                                        + " is no hand-in; it is left out"));
    }

    private static boolean isHidden(Path file) {
        return SystemFiles.isSystemName(String.valueOf(file.getFileName()));
    }

    private String path(Path file) {
        return StreamSupport.stream(root.relativize(file).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
