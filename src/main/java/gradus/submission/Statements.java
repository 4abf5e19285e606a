package gradus.submission;

import gradus.submission.Piece.Separator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts the pieces of a text together to statements. A piece that begins with a sign goes on with the one before it, and so does a value
 * on the lines below a name; everything without a sign is no statement.
 */
final class Statements {
    private static final Pattern NUMBERS = Pattern.compile("[\\s\\d.eE+\\-\u2212×·*^{}]++");
    private static final Pattern NAME_BEFORE_LIST =
            Pattern.compile("\\s*([\\p{L}∂∇_][\\p{L}\\p{N}_/∂∇'.]{0,40}+):?\\s*+(?=(?:array|tensor)?\\(?\\[)");
    private static final Pattern NAME_ALONE = Pattern.compile("[\\p{L}∂∇_][\\p{L}\\p{N}_/∂∇'.]{0,40}+");
    private static final int LONGEST_NAME = 300;

    /** Of a longer chain, only the end is looked at. */
    private static final int MOST_VALUES = 50;

    private final PairedText text;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Span> parts = new ArrayList<>();
    private Optional<ConsoleMatrix> console = Optional.empty();
    private boolean colon;
    private boolean mathematics;
    private int taken;

    private Statements(PairedText text) {
        this.text = text;
    }

    static List<Statement> of(PairedText text, List<Piece> pieces) {
        Statements all = new Statements(text);
        pieces.forEach(all::add);
        all.end();
        return all.statements;
    }

    private void add(Piece piece) {
        if (piece.from() < taken) {
            return;
        }
        if (!parts.isEmpty() && goesOn(piece)) {
            append(piece);
            return;
        }
        end();
        colon = piece.colon();
        mathematics = piece.mathematics();
        parts.addAll(piece.parts());
        if (!piece.hasSign()) {
            withoutSign(piece);
        }
        takeLinesBelow(piece);
    }

    private boolean goesOn(Piece piece) {
        if (piece.beginsWithSign(text.text())) {
            return !piece.colon() && (piece.before() != Separator.END || piece.mathematics());
        }
        if (parts.size() > 1 && lastIsBlank()) {
            return isValueOf(piece);
        }
        boolean row = piece.before() == Separator.COMMA && parts.size() > 1 && !piece.hasSign();
        return row && NUMBERS.matcher(piece.last().of(text.text())).matches();
    }

    private boolean lastIsBlank() {
        return parts.get(parts.size() - 1).isBlank(text.text());
    }

    /** Whether a piece is the value of a name behind which nothing stands yet. */
    private boolean isValueOf(Piece piece) {
        boolean sameLine = !hasLineEnd(parts.get(parts.size() - 1).from(), piece.from());
        if (piece.hasSign()) {
            return sameLine && !colon && (piece.mathematics() || mathematics);
        }
        return sameLine || piece.mathematics() || beginsWithList(piece);
    }

    private boolean hasLineEnd(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.at(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    private boolean beginsWithList(Piece piece) {
        int at = piece.last().stripped(text.text()).from();
        String start = text.text().substring(at, Math.min(text.text().length(), at + 10));
        return start.startsWith("[")
                || start.startsWith("array(")
                || start.startsWith("tensor(")
                || start.startsWith("tf.Tensor")
                || start.startsWith("<tf.Tenso")
                || start.startsWith("np.");
    }

    private void append(Piece piece) {
        if (piece.beginsWithSign(text.text())) {
            parts.addAll(piece.parts().subList(1, piece.parts().size()));
        } else if (lastIsBlank()) {
            parts.remove(parts.size() - 1);
            parts.addAll(piece.parts());
        } else {
            Span last = parts.remove(parts.size() - 1);
            parts.add(new Span(last.from(), piece.last().to()));
        }
    }

    /** {@code W1 [[0.1 0.2]]} is what {@code print("W1", W1)} prints, and a name may stand alone above its matrix. */
    private void withoutSign(Piece piece) {
        Span part = piece.last();
        int at = part.stripped(text.text()).from();
        if (text.at(at) == '{' && "'\"".indexOf(text.at(at + 1)) >= 0) {
            parts.add(0, new Span(at, at));
        }
        if (piece.mathematics() || text.surface().isCode()) {
            return;
        }
        String start = text.text().substring(part.from(), Math.min(part.to(), part.from() + LONGEST_NAME));
        var named = NAME_BEFORE_LIST.matcher(start);
        if (named.lookingAt()) {
            parts.clear();
            parts.add(new Span(part.from() + named.start(1), part.from() + named.end(1)));
            parts.add(new Span(part.from() + named.end(), part.to()));
        } else if (NAME_ALONE.matcher(start.strip()).matches() && matrixBelow(part.to())) {
            parts.add(new Span(part.to(), part.to()));
        }
    }

    private boolean matrixBelow(int lineEnd) {
        int at = text.text().startsWith("\r\n", lineEnd) ? lineEnd + 2 : lineEnd + 1;
        while (text.at(at) == ' ') {
            at++;
        }
        return text.at(at) == '[' && text.behind(at) > 0;
    }

    /** Numbers in columns below {@code W1 =}. */
    private void takeLinesBelow(Piece piece) {
        if (parts.size() < 2 || !lastIsBlank() || piece.mathematics() || text.surface() == Surface.PYTHON) {
            return;
        }
        int lineEnd = piece.last().to();
        if (text.at(lineEnd) == '\n' || text.at(lineEnd) == '\r') {
            console = ConsoleMatrix.at(text.text(), lineEnd);
            console.ifPresent(matrix -> taken = matrix.end());
        }
    }

    private void end() {
        if (parts.size() > 1) {
            List<Span> values = parts.subList(Math.max(1, parts.size() - MOST_VALUES), parts.size());
            statements.add(new Statement(parts.get(0), values, console, colon, mathematics));
        }
        parts.clear();
        console = Optional.empty();
    }
}
