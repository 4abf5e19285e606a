package gradus.intake;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All submissions of a Brightspace assignment: folders {@code 138441-5 - Ada Lovelace - Oct 10, 2025 1022 AM}, or files with that and
 * a hyphen in front; {@code index.html} lists them. The numbers are Brightspace's own. Some sites add the student's number.
 */
@AutoService(DownloadLayout.class)
public final class BrightspaceLayout implements DownloadLayout {
    /** A part between hyphens that has a year. */
    private static final String TIME = "(?:(?! - )[^/])*?\\b(?:19|20)\\d\\d\\b(?:(?! - )[^/])*";

    private static final Pattern OWNER =
            Pattern.compile("(?<user>\\d+)-(?<unit>\\d+) - (?<who>.+?) - (?<time>" + TIME + ")(?: - (?<file>.+))?");

    private static final Pattern PATH =
            Pattern.compile("(?:.*/)?\\d+-\\d+ - [^/]+ - " + TIME + "(?: - [^/]+)?(?:/.+)?|(?:.*/)?index\\.html");

    @Override
    public String name() {
        return "brightspace";
    }

    @Override
    public String platform() {
        return "Brightspace";
    }

    @Override
    public int rank() {
        return 300;
    }

    @Override
    public boolean recognises(Listing listing) {
        return listing.isMostly(PATH)
                && listing.files().stream().anyMatch(file -> place(file).isPresent());
    }

    @Override
    public void read(Listing listing, Claims claims) {
        for (DownloadFile file : listing.files()) {
            Optional<Integer> place = place(file);
            if (place.isPresent()) {
                add(file, place.get(), claims);
            } else if (file.name().equals("index.html")) {
                claims.own(file);
            }
        }
    }

    /** Which part of the path names the student. */
    private static Optional<Integer> place(DownloadFile file) {
        for (int i = 0; i < file.parts().size(); i++) {
            if (OWNER.matcher(file.parts().get(i)).matches()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static void add(DownloadFile file, int place, Claims claims) {
        List<String> below = file.parts().subList(place + 1, file.parts().size());
        Matcher owner = OWNER.matcher(file.parts().get(place));
        if (!owner.matches()) {
            return;
        }
        String time = owner.group("time");
        String name = String.join("/", below);
        if (below.isEmpty()) {
            name = owner.group("file") == null ? file.name() : owner.group("file");
        }
        Student student = student(owner.group("who"), owner.group("user"));
        claims.add(Owner.of(student), Attempt.at(time, EnglishTime.parse(time)), file.called(name));
    }

    /** A part with digits is the student's number; else the platform's own number has to do. */
    private static Student student(String who, String user) {
        List<String> names = new ArrayList<>();
        Optional<String> number = Optional.empty();
        for (String part : Arrays.asList(who.split(" - "))) {
            if (number.isEmpty() && part.strip().matches("[A-Za-z]{0,3}\\d{3,}")) {
                number = Optional.of(part.strip());
            } else {
                names.add(part.strip());
            }
        }
        String name = String.join(" - ", names);
        return name.isEmpty() ? Student.of(number.orElse(user)) : Student.of(number.orElse(user), name);
    }
}
