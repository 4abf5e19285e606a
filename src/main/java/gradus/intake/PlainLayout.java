package gradus.intake;

import com.google.auto.service.AutoService;
import gradus.submission.SubmissionReaders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Files in a folder: each is a paper, and it or its name says whose. Where every student has a folder, the files of the folder are
 * one hand-in; so are those of a student's zip.
 */
@AutoService(DownloadLayout.class)
public final class PlainLayout implements DownloadLayout {
    private final SubmissionReaders readers = SubmissionReaders.installed();

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String platform() {
        return "a plain folder";
    }

    @Override
    public int rank() {
        return 1000;
    }

    @Override
    public boolean recognises(Listing listing) {
        return true;
    }

    @Override
    public void read(Listing listing, Claims claims) {
        List<DownloadFile> papers = new ArrayList<>();
        for (DownloadFile file : listing.files()) {
            if (isReadme(file)) {
                claims.own(file);
            } else {
                papers.add(file);
            }
        }
        int depth = wrappers(papers);
        boolean folders = haveFoldersOfTheirOwn(papers, depth);
        for (DownloadFile file : papers) {
            boolean inFolder = folders && file.parts().size() > depth + 1;
            String key = inFolder ? String.join("/", file.parts().subList(0, depth + 1)) : file.path();
            String name = inFolder ? file.parts().get(depth) : file.stem();
            claims.add(Owner.named(key, name), Attempt.only(), file);
        }
    }

    /** A text for people that explains a folder, and is no submission. */
    private static boolean isReadme(DownloadFile file) {
        return file.name().toLowerCase(Locale.ROOT).startsWith("readme");
    }

    private boolean isPaper(DownloadFile file) {
        return StudentZips.isZip(file) || readers.forFile(file.name()).isPresent();
    }

    /** How many folders lie around everything: a zip of a folder has the folder in it. */
    private int wrappers(List<DownloadFile> files) {
        List<DownloadFile> papers = files.stream().filter(this::isPaper).toList();
        int depth = 0;
        while (!papers.isEmpty() && isWrapped(papers, depth)) {
            depth++;
        }
        return depth;
    }

    private static boolean isWrapped(List<DownloadFile> papers, int depth) {
        return papers.stream().allMatch(file -> file.parts().size() > depth + 2)
                && papers.stream()
                                .map(file -> file.parts().get(depth))
                                .distinct()
                                .count()
                        == 1;
    }

    /**
     * Whether each student has a folder: no paper lies beside the folders, there are two or more, and names repeat from folder to
     * folder or each holds one paper. Else the folders are sections, and each file is a student's.
     */
    private boolean haveFoldersOfTheirOwn(List<DownloadFile> files, int depth) {
        Map<String, List<String>> inFolders = new TreeMap<>();
        for (DownloadFile file : files) {
            List<String> parts = file.parts();
            if (!isPaper(file)) {
                continue;
            }
            if (parts.size() <= depth + 1) {
                return false;
            }
            inFolders
                    .computeIfAbsent(parts.get(depth), folder -> new ArrayList<>())
                    .add(String.join("/", parts.subList(depth + 1, parts.size())));
        }
        boolean single = inFolders.values().stream().allMatch(papers -> papers.size() == 1);
        return inFolders.size() > 1 && (single || haveCommonNames(inFolders));
    }

    private static boolean haveCommonNames(Map<String, List<String>> inFolders) {
        Set<String> seen = new HashSet<>();
        return inFolders.values().stream().flatMap(List::stream).anyMatch(name -> !seen.add(name));
    }
}
