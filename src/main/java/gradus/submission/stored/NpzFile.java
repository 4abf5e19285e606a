package gradus.submission.stored;

import gradus.issue.Names;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads {@code .npz} files: a zip of {@code .npy} files, each called like its array. */
public final class NpzFile {
    private static final String ENDING = ".npy";
    private static final int CHUNK = 8192;

    private final StoredEntries entries = new StoredEntries();
    private final Budget budget = new Budget();

    private NpzFile() {}

    /**
     * The arrays by name.
     *
     * @throws FileFault if it is damaged or too large as a whole; an array that is so becomes a refused value
     */
    public static StoredFile read(byte[] bytes) throws FileFault {
        Budget.checkSize(bytes);
        boolean zip = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K';
        if (!zip) {
            throw new FileFault(
                    StoredCodes.OTHER_KIND,
                    "it is not a file of numpy's arrays",
                    Optional.of("save the answers by name: np.savez('answers.npz', z1=z1, W1=W1)"));
        }
        NpzFile file = new NpzFile();
        file.readAll(bytes);
        return file.entries.file();
    }

    private void readAll(byte[] bytes) throws FileFault {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                budget.takeEntry();
                add(entry, unpacked(zip));
            }
        } catch (IOException | IllegalArgumentException fault) {
            // What the library says is about bytes; the names of files that cannot be decoded are an
            // IllegalArgumentException.
            throw FileFault.damaged("the zip file is damaged");
        }
    }

    private byte[] unpacked(ZipInputStream zip) throws IOException, FileFault {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int count = zip.read(chunk); count >= 0; count = zip.read(chunk)) {
            budget.takeInflated(count);
            content.write(chunk, 0, count);
        }
        return content.toByteArray();
    }

    private void add(ZipEntry entry, byte[] content) throws FileFault {
        String path = entry.getName();
        if (entry.isDirectory()) {
            return;
        }
        if (path.length() > StoredLimits.MAX_NAME) {
            throw FileFault.damaged("the name of an array has " + path.length() + " characters");
        }
        if (path.endsWith(ENDING)) {
            String name = path.substring(0, path.length() - ENDING.length());
            entries.add(name, value(name, content));
        } else {
            entries.remark(Names.quoted(path) + " is no array and is not used");
        }
    }

    /** An array that is damaged costs itself; one that is too large costs the file. */
    private StoredValue value(String name, byte[] content) throws FileFault {
        try {
            NpyArray array = NpyArray.read(content, budget);
            if (array.rest() > 0) {
                entries.remark(array.rest() + " bytes behind the array " + Names.quoted(name) + " are not used");
            }
            return array.value();
        } catch (FileFault fault) {
            if (fault.isTooLarge()) {
                throw fault;
            }
            return new StoredValue.Refused(fault.reason(), fault.fix());
        }
    }
}
