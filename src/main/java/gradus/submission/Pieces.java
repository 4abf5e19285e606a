package gradus.submission;

import gradus.submission.Piece.Separator;
import gradus.submission.Regions.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a text into pieces, at the separators that stand in no bracket. */
final class Pieces {
    private static final Set<String> WIDE_BLANKS = Set.of("quad", "qquad", "implies", "Rightarrow", "iff", "land");

    private final PairedText text;
    private final List<Piece> pieces = new ArrayList<>();
    private List<Span> parts = new ArrayList<>();
    private Separator before = Separator.END;
    private boolean mathematics;
    private boolean colon;
    private int partFrom;
    private int regionEnd;

    private Pieces(PairedText text) {
        this.text = text;
    }

    static List<Piece> of(PairedText text, List<Region> regions) {
        Pieces pieces = new Pieces(text);
        regions.forEach(pieces::cut);
        return pieces.pieces;
    }

    private void cut(Region region) {
        mathematics = region.mathematics();
        before = before == Separator.END ? before : Separator.BORDER;
        partFrom = region.from();
        regionEnd = region.to();
        int at = region.from();
        while (at < region.to()) {
            int behind = text.behind(at);
            at = Math.min(behind > at ? behind : step(at), region.to());
        }
        end(region.to(), region.to(), Separator.BORDER);
    }

    private int step(int at) {
        int relation = Relations.lengthAt(text, at);
        if (relation > 0) {
            return sign(at, at + relation);
        }
        if (!mathematics && parts.isEmpty() && Relations.isColon(text, at)) {
            colon = true;
            return sign(at, at + 1);
        }
        char c = text.at(at);
        if (c == '\\' && text.surface().hasMathematics()) {
            return command(at);
        }
        return switch (c) {
            case '&' -> ampersand(at);
            case ';' -> end(at, at + 1, Separator.END);
            case ',' -> isDecimal(at) || text.surface() == Surface.PYTHON ? at + 1 : end(at, at + 1, Separator.COMMA);
            case '\n', '\r' -> mathematics ? at + 1 : end(at, at + 1, Separator.LINE);
            case '|' -> text.surface() == Surface.MARKDOWN && !mathematics ? end(at, at + 1, Separator.BORDER) : at + 1;
            default -> at + 1;
        };
    }

    private int command(int at) {
        int after = text.behindCommand(at);
        if (!mathematics) {
            return after;
        }
        if (text.at(at + 1) == '\\') {
            return end(at, after, Separator.LINE);
        }
        return WIDE_BLANKS.contains(text.text().substring(at + 1, after)) ? end(at, after, Separator.END) : after;
    }

    /** In rows of formulas, the mark where they are lined up. */
    private int ampersand(int at) {
        if (mathematics && new Span(partFrom, at).isBlank(text.text())) {
            partFrom = at + 1;
        }
        return at + 1;
    }

    /** Whether a comma stands between two digits, as in 0,5. */
    private boolean isDecimal(int at) {
        return at > 0 && Character.isDigit(text.at(at - 1)) && Character.isDigit(text.at(at + 1));
    }

    private int sign(int at, int after) {
        parts.add(new Span(partFrom, at));
        partFrom = Math.min(after, regionEnd);
        return partFrom;
    }

    private int end(int at, int after, Separator separator) {
        parts.add(new Span(partFrom, at));
        Piece piece = new Piece(parts, before, mathematics, colon);
        boolean counts = piece.hasSign() || !piece.isBlank(text.text());
        if (counts) {
            pieces.add(piece);
        }
        before = counts || before != Separator.END ? separator : before;
        parts = new ArrayList<>();
        colon = false;
        partFrom = Math.min(after, regionEnd);
        return partFrom;
    }
}
