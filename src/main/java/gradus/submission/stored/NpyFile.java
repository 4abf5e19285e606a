package gradus.submission.stored;

import java.util.List;

/** Reads {@code .npy} files: one array without a name. */
public final class NpyFile {
    private NpyFile() {}

    /**
     * The array, under a name that is given.
     *
     * @throws FileFault if it is damaged, too large or no array
     */
    public static StoredFile read(String name, byte[] bytes) throws FileFault {
        Budget.checkSize(bytes);
        NpyArray array = NpyArray.read(bytes, new Budget());
        List<String> remarks = array.rest() == 0
                ? List.of()
                : List.of(array.rest() + " bytes behind the array are not used; a .npy file holds one array");
        return new StoredFile(List.of(new StoredEntry(name, array.value())), remarks);
    }
}
