package gradus.batch.course;

import gradus.batch.ProblemSet;
import gradus.batch.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The course file in the folder of a problem, which need not be there yet. */
public final class CourseFile {
    private static final String MARK = "\uFEFF";

    private final Path path;
    private final Optional<byte[]> content;
    private final Path alike;

    /** @param alike a file whose permissions it gets */
    private CourseFile(Path path, Optional<byte[]> content, Path alike) {
        this.path = path;
        this.content = content;
        this.alike = alike;
    }

    /**
     * The course file beside a problem.
     *
     * @throws IOException if it is there and cannot be read
     */
    public static CourseFile beside(Path problem) throws IOException {
        Optional<Path> present = ProblemSet.courseBeside(problem);
        return present.isPresent()
                ? new CourseFile(present.get(), Optional.of(Files.readAllBytes(present.get())), present.get())
                : new CourseFile(problem.resolveSibling("course.yaml"), Optional.empty(), problem);
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return content.isPresent();
    }

    /** Its text with one more mistake; empty if that cannot be put in without a change of something else. */
    public Optional<String> with(NewMistake mistake) {
        return content.isEmpty() ? Optional.of(CourseText.created(mistake)) : added(content.get(), mistake);
    }

    private Optional<String> added(byte[] bytes, NewMistake mistake) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            return Optional.empty();
        }
        String mark = text.startsWith(MARK) ? MARK : "";
        return CourseText.with(path.toString(), text.substring(mark.length()), mistake)
                .map(changed -> mark + changed);
    }

    /** The lines that describe a mistake, to be put in by hand. */
    public String lines(NewMistake mistake) {
        return CourseText.created(mistake);
    }

    /**
     * Puts a text in its place.
     *
     * @throws IOException if it cannot be written; the file is then as it was
     */
    public void write(String text) throws IOException {
        Path target = exists() ? path.toRealPath() : path;
        Optional<Set<PosixFilePermission>> permissions = permissions(alike);
        WholeFile.write(target, text);
        if (permissions.isPresent()) {
            Files.setPosixFilePermissions(target, permissions.get());
        }
    }

    private static Optional<Set<PosixFilePermission>> permissions(Path file) throws IOException {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class) == null
                ? Optional.empty()
                : Optional.of(Files.getPosixFilePermissions(file));
    }
}
