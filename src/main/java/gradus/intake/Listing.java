package gradus.intake;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The files of a download, before anybody knows whose they are.
 *
 * @param name the name of the folder or zip itself, without folders and ending
 * @param shown its name for people
 * @param files its files in the order of their paths, without hidden ones
 */
public record Listing(String name, String shown, List<DownloadFile> files) {
    public Listing {
        files = List.copyOf(files);
    }

    /** Whether there are files, and at least half of them have a path that is matched as a whole. */
    boolean isMostly(Pattern paths) {
        long matching = files.stream()
                .filter(file -> paths.matcher(file.path()).matches())
                .count();
        return matching > 0 && 2 * matching >= files.size();
    }
}
