package gradus.intake;

import com.google.auto.service.AutoService;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All submissions of a Canvas assignment: files {@code lovelaceada_LATE_123_4567_hw.yaml} with a squeezed name, the user's number,
 * the attachment's number and the student's own name of the file. Only the latest attempt is there.
 */
@AutoService(DownloadLayout.class)
public final class CanvasLayout implements DownloadLayout {
    private static final String NAME = "([\\p{L}\\p{N}\\p{M}_]+?)(?:_(LATE|late))?";

    /** The first two pieces of digits are Canvas's: those in the student's own name of the file come later. */
    private static final Pattern FILE = Pattern.compile("(?:.*/)?" + NAME + "_(\\d+)_(\\d+)_([^/]+)");

    private static final Pattern TEXT = Pattern.compile("(?:.*/)?" + NAME + "_(\\d+)_(text|link)(\\.html)");
    private static final Pattern ANONYMOUS =
            Pattern.compile("(?:.*/)?(anon)(?:_(LATE|late))?_([A-Za-z0-9]{1,20})_(\\d+|text|link)(?:_([^/]+)|\\.html)");

    private static final Pattern ANY =
            Pattern.compile("(?:" + FILE.pattern() + ")|(?:" + TEXT.pattern() + ")|(?:" + ANONYMOUS.pattern() + ")");

    @Override
    public String name() {
        return "canvas";
    }

    @Override
    public String platform() {
        return "Canvas";
    }

    @Override
    public int rank() {
        return 600;
    }

    @Override
    public boolean recognises(Listing listing) {
        return listing.isMostly(ANY);
    }

    @Override
    public void read(Listing listing, Claims claims) {
        listing.files().forEach(file -> owner(file.path()).ifPresent(found -> add(found, file, claims)));
    }

    private static Optional<Matcher> owner(String path) {
        for (Pattern pattern : new Pattern[] {ANONYMOUS, TEXT, FILE}) {
            Matcher found = pattern.matcher(path);
            if (found.matches()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static void add(Matcher found, DownloadFile file, Claims claims) {
        boolean anonymous = found.group(1).equals("anon");
        Student student = anonymous ? Student.of(found.group(3)) : Student.of(found.group(3), found.group(1));
        Lateness lateness = found.group(2) == null ? Lateness.ON_TIME : Lateness.LATE;
        boolean attached = found.group(4).chars().allMatch(Character::isDigit) && found.group(5) != null;
        String name = attached ? found.group(5) : found.group(4) + ".html";
        claims.add(Owner.of(student), Attempt.only(lateness), file.called(name));
    }
}
