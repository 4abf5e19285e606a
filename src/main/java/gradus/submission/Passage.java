package gradus.submission;

import gradus.submission.Regions.Region;
import java.util.List;

/** A stretch of text in one notation. */
final class Passage {
    private Passage() {}

    /** Puts into a paper the answers of a passage. */
    static void read(PlacedText placed, Surface surface, List<Region> regions, TextPaper paper) {
        PairedText text = Brackets.pair(Comments.blanked(placed.text(), surface), surface, regions);
        Chains chains = new Chains(text, placed, paper);
        Statements.of(text, Pieces.of(text, regions)).forEach(chains::add);
    }
}
