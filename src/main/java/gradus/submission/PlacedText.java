package gradus.submission;

import gradus.issue.SourcePosition;
import java.util.function.IntFunction;

/** A text out of a student's file, with the place there of each of its characters. */
final class PlacedText {
    private final String text;
    private final IntFunction<SourcePosition> places;

    PlacedText(String text, IntFunction<SourcePosition> places) {
        this.text = text;
        this.places = places;
    }

    /** A text that is the whole file. */
    static PlacedText ofFile(String file, String text) {
        return new PlacedText(text, new LineColumns(file, text)::at);
    }

    String text() {
        return text;
    }

    /** Where a character stands; the index may be the length of the text. */
    SourcePosition at(int index) {
        return places.apply(index);
    }

    /** A part of it, from one index to another. */
    PlacedText part(int from, int to) {
        return new PlacedText(text.substring(from, to), index -> at(from + index));
    }
}
