package gradus.submission;

import gradus.written.WrittenArray;
import gradus.written.WrittenValues;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads numbers that are written out: {@code 0.5}, {@code [0.1, 0.2]}, {@code [0.1 0.2; 0.3 0.4]}, {@code array([[…]])}, matrices of LaTeX.
 * Nothing is computed: what has an operator or a name in it is no literal.
 */
final class LiteralReader {
    private static final Pattern TRANSPOSE =
            Pattern.compile("\\s*+(?:\\.?'|ᵀ|\\^\\s*\\{?\\s*(?:\\\\(?:top|intercal|mathsf|mathrm|text)\\b\\s*"
                    + "\\{?\\s*T?|[Tt])\\s*\\}?\\s*\\}?|\\.T\\b|\\.transpose\\(\\)|\\.t\\(\\))");
    private static final Pattern NEUTRAL =
            Pattern.compile("\\s*+\\.(?:tolist|numpy|copy|detach|cpu|item|squeeze)\\(\\)|\\s*+\\.(?:values|data)\\b");
    private static final Pattern END_OF_SENTENCE =
            Pattern.compile("(?:[\\s.,;:✓☑□∎*`&>$]|\\\\[,;:! ])*+(?:\\(\\s*\\p{L}[\\p{L}\\s.,]{0,60}+\\)[\\s.,;]*+)?");
    private static final int LONGEST_END = 300;

    private final PairedText text;
    private final PlacedText placed;

    LiteralReader(PairedText text, PlacedText placed) {
        this.text = text;
        this.placed = placed;
    }

    /** What a part of the text is. */
    Literal read(Span part) {
        Span stripped = part.stripped(text.text());
        try {
            int at = skipTypesetting(stripped.from(), stripped.to());
            Optional<List<Literal.Item>> items = dictionary(at, stripped.to());
            if (items.isPresent()) {
                return new Literal.Dictionary(items.get());
            }
            return new ListReader(text, placed).opensAt(at) ? bracketed(at, stripped.to()) : single(stripped);
        } catch (LiteralFault fault) {
            return fault.literal(placed);
        }
    }

    private Literal single(Span part) {
        String plain = PlainNumber.inSentence(part.of(text.text()));
        boolean dots = plain.contains("...") || plain.indexOf('…') >= 0;
        boolean several = plain.indexOf(' ') >= 0 && text.surface() == Surface.PYTHON;
        if (plain.isEmpty() || several || dots) {
            return new Literal.Other();
        }
        YamlScalar scalar = new YamlScalar(plain, false, placed.at(part.from()));
        return isSum(scalar) ? new Literal.Other() : new Literal.Written(scalar, false, false);
    }

    /** In a formula, {@code -2 +6} is a sum and not two numbers. */
    private boolean isSum(YamlScalar scalar) {
        boolean formulas = text.surface() == Surface.MARKDOWN || text.surface() == Surface.LATEX;
        return formulas
                && scalar.text().indexOf(',') < 0
                && WrittenValues.read(scalar) instanceof WrittenArray row
                && !row.dimensions().isEmpty();
    }

    private Literal bracketed(int at, int to) {
        ListReader reader = new ListReader(text, placed);
        ListReader.Read read = reader.at(at, to, 0);
        int end = read.end();
        boolean transposed = false;
        for (Optional<Suffix> suffix = suffix(end, to); suffix.isPresent(); suffix = suffix(end, to)) {
            transposed ^= suffix.get().transposes();
            end = suffix.get().end();
        }
        return endsAt(end, to) ? new Literal.Written(read.node(), true, transposed) : new Literal.Other();
    }

    private record Suffix(boolean transposes, int end) {}

    private Optional<Suffix> suffix(int from, int to) {
        String rest = text.text().substring(from, Math.min(to, from + LONGEST_END));
        var transpose = TRANSPOSE.matcher(rest);
        if (transpose.lookingAt()) {
            return Optional.of(new Suffix(true, from + transpose.end()));
        }
        var neutral = NEUTRAL.matcher(rest);
        return neutral.lookingAt() ? Optional.of(new Suffix(false, from + neutral.end())) : Optional.empty();
    }

    /** Whether nothing but the end of a sentence follows. */
    private boolean endsAt(int from, int to) {
        if (to - from > LONGEST_END) {
            return new Span(from, to).isBlank(text.text());
        }
        String rest = text.text().substring(from, to);
        int words = rest.indexOf("\\text{");
        String plain = PlainNumber.of(words >= 0 && rest.substring(0, words).isBlank() ? "" : rest);
        return END_OF_SENTENCE.matcher(plain).matches();
    }

    private int skipTypesetting(int from, int to) {
        int at = from;
        while (at < to) {
            char c = text.at(at);
            if (c == '\\' && Typesetting.isLeftOut(text, at)) {
                at = text.behindCommand(at);
            } else if (Character.isWhitespace(c) || c == '&' || c == '$') {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    /** The names and values in {@code {'z1': array([0.1]), 'E': 0.5}}. */
    private Optional<List<Literal.Item>> dictionary(int open, int to) {
        int end = text.behind(open);
        if (text.at(open) != '{' || end == 0 || end > to) {
            return Optional.empty();
        }
        List<Literal.Item> items = new ArrayList<>();
        int at = skipTypesetting(open + 1, end - 1);
        while (at < end - 1) {
            Optional<Literal.Item> item = item(at, end - 1);
            if (item.isEmpty()) {
                return Optional.empty();
            }
            items.add(item.get());
            at = skipTypesetting(Math.min(item.get().value().to() + 1, end - 1), end - 1);
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(items);
    }

    private Optional<Literal.Item> item(int at, int to) {
        char quote = text.at(at);
        int nameEnd = quote == '\'' || quote == '"' ? text.text().indexOf(quote, at + 1) : -1;
        int colon = nameEnd < 0 ? -1 : skipTypesetting(nameEnd + 1, to);
        if (colon < 0 || colon >= to || text.at(colon) != ':') {
            return Optional.empty();
        }
        int end = colon + 1;
        while (end < to && text.at(end) != ',') {
            end = Math.max(end + 1, text.behind(end));
        }
        return Optional.of(new Literal.Item(new Span(at + 1, nameEnd), new Span(colon + 1, Math.min(end, to))));
    }
}
