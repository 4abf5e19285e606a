package gradus.cli;

import gradus.batch.WholeFile;
import gradus.platform.bundle.BundleFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes the files of a bundle, as a folder or as a zip archive; both keep which of them are programs. */
final class BundleOutput {
    private static final String PROGRAM = "rwxr-xr-x";
    private static final String FILE = "rw-r--r--";
    private static final FileTime NO_TIME = FileTime.from(Instant.parse("1980-01-02T00:00:00Z"));

    private BundleOutput() {}

    static void folder(List<BundleFile> files, Path folder) throws IOException {
        for (BundleFile file : files) {
            Path path = folder.resolve(file.path());
            WholeFile.writeBytes(path, file.content()::writeTo);
            setPermissions(path, file);
        }
    }

    static void zip(List<BundleFile> files, Path archive) throws IOException {
        Path folder = Files.createTempDirectory("gradus");
        Path unfinished = folder.resolve("bundle.zip");
        try {
            URI uri = URI.create("jar:" + unfinished.toUri());
            try (FileSystem zip =
                    FileSystems.newFileSystem(uri, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
                for (BundleFile file : files) {
                    add(zip, file);
                }
            }
            WholeFile.writeBytes(archive, out -> Files.copy(unfinished, out));
        } finally {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(folder);
        }
    }

    private static void add(FileSystem zip, BundleFile file) throws IOException {
        Path path = zip.getPath("/" + file.path());
        Files.createDirectories(path.getParent());
        try (OutputStream out = Files.newOutputStream(path)) {
            file.content().writeTo(out);
        }
        setPermissions(path, file);
        Files.setLastModifiedTime(path, NO_TIME);
        for (int depth = 1; depth < path.getNameCount(); depth++) {
            Path folder = zip.getPath("/").resolve(path.subpath(0, depth));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(PROGRAM));
            Files.setLastModifiedTime(folder, NO_TIME);
        }
    }

    private static void setPermissions(Path path, BundleFile file) throws IOException {
        if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(file.executable() ? PROGRAM : FILE));
        }
    }
}
