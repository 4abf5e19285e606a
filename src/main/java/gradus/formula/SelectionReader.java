package gradus.formula;

import gradus.formula.Pick.From;
import gradus.formula.Pick.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what picks entries: {@code [0]}, {@code [:, 1]}, {@code (2:end)}, {@code _{1,2}}. */
final class SelectionReader {
    private static final Set<String> NEW_AXIS = Set.of("None", "newaxis");

    private final Words words;

    SelectionReader(Words words) {
        this.words = words;
    }

    /** What stands in the bracket here, if it picks entries; else nothing, and nothing is read. */
    Optional<List<Pick>> picks(String close) {
        int start = words.place();
        words.advance();
        List<Pick> picks = new ArrayList<>();
        do {
            Optional<Pick> pick = pick();
            if (pick.isEmpty()) {
                words.back(start);
                return Optional.empty();
            }
            picks.add(pick.get());
        } while (words.take(","));
        if (words.take(close)) {
            return Optional.of(picks);
        }
        words.back(start);
        return Optional.empty();
    }

    private Optional<Pick> pick() {
        if (NEW_AXIS.contains(words.here().text())) {
            throw words.fault(
                    "'" + words.here().text() + "' adds no axis here: a vector is a column or a row already",
                    "write '.T' to turn it");
        }
        Optional<Place> first = place();
        if (!words.take(":")) {
            return first.map(Pick.One::new);
        }
        Optional<Place> last = place();
        if (words.here().is(":")) {
            throw words.fault("entries with a step between them are not known", "write them one by one");
        }
        return Optional.of(first.isEmpty() && last.isEmpty() ? new Pick.All() : new Pick.Range(first, last));
    }

    private Optional<Place> place() {
        if (words.here().isWhole()) {
            return Optional.of(new Place(number(), From.START));
        }
        if (words.here().is("-") && words.ahead(1).isWhole()) {
            words.advance();
            return Optional.of(new Place(number(), From.MINUS));
        }
        if (words.here().sign().isEmpty() && words.here().text().equals("end")) {
            words.advance();
            boolean isBefore = words.here().is("-") && words.ahead(1).isWhole();
            words.skip(isBefore ? 1 : 0);
            return Optional.of(new Place(isBefore ? number() : 0, From.END));
        }
        return Optional.empty();
    }

    private int number() {
        return Integer.parseInt(words.advance().text());
    }
}
