package gradus.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The submissions in a folder. */
public final class Submissions {
    private Submissions() {}

    /**
     * The files of a folder, subfolders included, in the order of their paths; what is hidden or called readme is left out.
     *
     * @param folder a folder, or one file
     * @param isResult tells files that an earlier run wrote; they are left out
     * @throws IOException if the folder cannot be listed
     */
    public static List<SubmissionFile> in(Path folder, Predicate<Path> isResult) throws IOException {
        return Folder.files(folder).stream()
                .filter(file -> !Folder.isReadme(file) && !isResult.test(file))
                .<SubmissionFile>map(file -> new InFolder(folder, file))
                .toList();
    }

    private record InFolder(Path folder, Path file) implements SubmissionFile {
        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public String key() {
            Path relative = folder.equals(file) ? file.getFileName() : folder.relativize(file);
            return relative.toString().replace('\\', '/');
        }

        @Override
        public byte[] read() throws IOException {
            return Files.readAllBytes(file);
        }
    }
}
