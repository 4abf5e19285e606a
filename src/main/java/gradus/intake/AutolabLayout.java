package gradus.intake;

import com.google.auto.service.AutoService;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Handins of Autolab: files {@code ada@example.edu_3_hw.yaml} with the address, the version and the name for handins. */
@AutoService(DownloadLayout.class)
public final class AutolabLayout implements DownloadLayout {
    private static final Pattern FILE = Pattern.compile("(?:.*/)?([^/@]+@[^/@_]+)_(\\d{1,9})_([^/]+)");

    @Override
    public String name() {
        return "autolab";
    }

    @Override
    public String platform() {
        return "Autolab";
    }

    @Override
    public int rank() {
        return 500;
    }

    @Override
    public boolean recognises(Listing listing) {
        return listing.isMostly(FILE);
    }

    @Override
    public void read(Listing listing, Claims claims) {
        for (DownloadFile file : listing.files()) {
            Matcher found = FILE.matcher(file.path());
            if (found.matches()) {
                String email = found.group(1);
                Student student = new Student(email, Optional.empty(), Optional.of(email), Optional.empty());
                claims.add(
                        Owner.of(student),
                        Attempt.number(Integer.parseInt(found.group(2))),
                        file.called(found.group(3)));
            }
        }
    }
}
