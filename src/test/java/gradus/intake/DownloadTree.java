package gradus.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Files as a platform would give them, written as a folder or as a zip.
 *
 * @param files content by path, in the order of the zip
 */
record DownloadTree(Map<String, byte[]> files) {
    static final String ANSWERS = "answers: {z1: -0.5}\n";

    static DownloadTree of(String... paths) {
        DownloadTree tree = new DownloadTree(new LinkedHashMap<>());
        for (String path : paths) {
            tree.with(path, ANSWERS);
        }
        return tree;
    }

    DownloadTree with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    DownloadTree with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    Path folder(Path folder) {
        files.forEach((path, content) -> {
            try {
                Files.createDirectories(folder.resolve(path).getParent());
                Files.write(folder.resolve(path), content);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        });
        return folder;
    }

    Path zip(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, zipped());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** With the zip of the Java library, which is not the one that reads. */
    byte[] zipped() {
        var bytes = new java.io.ByteArrayOutputStream();
        write(bytes);
        return bytes.toByteArray();
    }

    private void write(OutputStream out) {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
