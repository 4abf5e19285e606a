package gradus.batch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The files in a folder, without what does not belong to it. */
final class Folder {
    private static final int DEEPEST = 16;

    private Folder() {}

    /**
     * A file itself; of a folder its regular files with those of its subfolders, in the order of their paths. Hidden files and
     * symbolic links are left out.
     */
    static List<Path> files(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        // A link that was named is followed; links inside the folder are not.
        Path root = path.toRealPath();
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            /** What cannot be opened stays in the list: reading it will say why. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) {
                found.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream()
                .map(root::relativize)
                .filter(file -> !isHidden(file))
                .map(path::resolve)
                .sorted(Comparator.comparing(Path::toString))
                .toList();
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".") || part.toString().equals("__MACOSX")) {
                return true;
            }
        }
        return false;
    }

    static boolean hasEnding(Path file, String... endings) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Stream.of(endings).anyMatch(name::endsWith);
    }
}
