package gradus.intake;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes in a folder, a zip or a single file. */
public final class Intake {
    private static final Closeable NOTHING = () -> {};
    private static final int MOST_NAMED = 20;

    private final IssueList issues = new IssueList();
    private final IntakeChoices choices;

    private Intake(IntakeChoices choices) {
        this.choices = choices;
    }

    /**
     * The hand-ins at a path. What strangers made of it never throws; it becomes issues.
     *
     * @param path a folder, a file whose name ends with {@code .zip}, or one file of a student
     * @throws IOException if the system refuses to give the path or the roster
     */
    public static Download of(Path path, IntakeChoices choices) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        return new Intake(choices).read(path);
    }

    private Download read(Path path) throws IOException {
        Optional<Roster> roster = Optional.empty();
        if (choices.roster().isPresent()) {
            roster = RosterReader.read(choices.roster().get(), issues);
        }
        if (Files.isDirectory(path)) {
            return download(path, FolderTree.files(path, choices.ignored(), issues), roster, NOTHING);
        }
        if (!Files.isRegularFile(path)) {
            issues.add(Issue.error(
                    IntakeCodes.NO_FILE, SourcePosition.start(path.toString()), 1, "this is no file and no folder"));
            return download(path, List.of(), roster, NOTHING);
        }
        if (!path.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
            return download(path, List.of(FolderTree.file(path)), roster, NOTHING);
        }
        return zip(path, roster);
    }

    private Download zip(Path path, Optional<Roster> roster) throws IOException {
        try {
            ZipTree tree = ZipTree.open(path.toString(), FileChannel.open(path), IntakeLimits.FILES, issues);
            return download(path, tree.files(), roster, tree);
        } catch (UnreadableFile fault) {
            issues.add(fault.issue());
            return download(path, List.of(), roster, NOTHING);
        }
    }

    private Download download(Path path, List<DownloadFile> files, Optional<Roster> roster, Closeable source) {
        Listing listing = new Listing(name(path), path.toString(), files);
        DownloadLayout layout = layout(listing);
        Claims claims = new Claims();
        layout.read(listing, claims);
        issues.addAll(claims.issues());
        reportNobodys(listing, layout, claims);
        List<HandIn> handIns = HandIns.of(claims, listing.shown(), choices.attempts(), issues);
        if (handIns.isEmpty() && !files.isEmpty()) {
            issues.add(Issue.error(
                            IntakeCodes.NOT_THIS_LAYOUT,
                            SourcePosition.start(listing.shown()),
                            1,
                            "there is no hand-in in it as " + layout.platform() + " lays them out")
                    .withFix("leave '--from' out, or name another layout"));
        }
        return new Download(layout, handIns, roster, issues.all(), source);
    }

    private DownloadLayout layout(Listing listing) {
        if (choices.layout().isPresent()) {
            return choices.layout().get();
        }
        List<DownloadLayout> fitting = DownloadLayouts.installed().recognising(listing);
        if (fitting.size() > 1) {
            String names = fitting.stream().map(DownloadLayout::platform).collect(Collectors.joining(" and "));
            issues.add(Issue.note(
                            IntakeCodes.SEVERAL_LAYOUTS,
                            SourcePosition.start(listing.shown()),
                            1,
                            "the files could come from " + names + "; they are read as those of "
                                    + fitting.get(0).platform())
                    .withFix("say where they come from with '--from'"));
        }
        return fitting.get(0);
    }

    private void reportNobodys(Listing listing, DownloadLayout layout, Claims claims) {
        List<DownloadFile> nobodys =
                listing.files().stream().filter(file -> !claims.isKnown(file)).toList();
        nobodys.stream()
                .limit(MOST_NAMED)
                .forEach(file -> issues.add(Issue.warning(
                        IntakeCodes.NOBODYS,
                        file.position(),
                        1,
                        "the name is none that " + layout.platform() + " gives; the file is left out")));
        if (nobodys.size() > MOST_NAMED) {
            issues.add(Issue.warning(
                    IntakeCodes.NOBODYS,
                    SourcePosition.start(listing.shown()),
                    1,
                    "so are " + (nobodys.size() - MOST_NAMED) + " further files"));
        }
    }

    private static String name(Path path) {
        String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(".zip") ? name.substring(0, name.length() - 4) : name;
    }
}
