package gradus.formula;

import gradus.formula.Pick.Place;
import gradus.formula.Term.Brackets;
import gradus.graph.Expression;
import gradus.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * What picked entries mean. Square brackets count from 0 as in numpy, round ones and lower numbers from 1. An entry of a vector
 * is a number; rows stay rows and columns stay columns.
 */
final class SelectionMeaning {
    private final Measures measures;
    private final Scope scope;
    private final Dialect dialect;

    SelectionMeaning(Measures measures, Scope scope, Dialect dialect) {
        this.measures = measures;
        this.scope = scope;
        this.dialect = dialect;
    }

    /** The entries of the whole that the term picks. */
    Typed of(Term.Selection selection, Typed whole) {
        if (whole.shape().rank() == 0) {
            throw fault(FormulaCodes.WRONG_SHAPES, selection, "a number has no entries", "");
        }
        requireKnownBase(selection, whole);
        List<Pick> picks = picks(selection, whole);
        Typed picked = whole;
        for (int i = 0; i < picks.size(); i++) {
            int axis = picks.size() == 1 ? onlyAxis(selection, whole) : i;
            picked = picked(picked, picks.get(i), axis, selection, whole.shape());
        }
        return measures.typed(picked.expression(), selection.span());
    }

    private FormulaFault fault(String code, Term.Selection selection, String message, String fix) {
        return new FormulaFault(code, selection.span(), message, fix);
    }

    private void requireKnownBase(Term.Selection selection, Typed whole) {
        boolean isSquare = selection.brackets() == Brackets.SQUARE;
        if (isSquare && dialect == Dialect.MATLAB) {
            throw fault(
                    FormulaCodes.SYNTAX,
                    selection,
                    "square brackets pick no entries in MATLAB",
                    "write round brackets, which count from 1");
        }
        if (selection.brackets() == Brackets.ROUND && dialect == Dialect.NUMPY) {
            throw fault(
                    FormulaCodes.SYNTAX,
                    selection,
                    "round brackets pick no entries in numpy",
                    "write square brackets, which count from 0");
        }
        if (isSquare && dialect != Dialect.NUMPY && !Dialects.isNumpy(selection)) {
            throw fault(
                    FormulaCodes.AMBIGUOUS,
                    selection,
                    "entries in square brackets count from 0 in numpy, and from 1 elsewhere",
                    "write '" + fromZero(selection) + "' to count from 0, '" + fromOne(selection, whole)
                            + "' to count from 1");
        }
    }

    /** The same entries in a spelling that only numpy has. */
    private static String fromZero(Term.Selection selection) {
        List<String> ranges =
                selection.picks().stream().map(SelectionMeaning::asRange).toList();
        return name(selection) + "[" + String.join(", ", ranges) + "]";
    }

    static String asRange(Pick pick) {
        return pick instanceof Pick.One one
                ? one.place().number() + ":" + (one.place().number() + 1L)
                : pick.toString();
    }

    private static String fromOne(Term.Selection selection, Typed whole) {
        List<String> picks = selection.picks().stream().map(Pick::toString).toList();
        boolean isRow = picks.size() == 1 && !whole.shape().isVector();
        String inside = String.join(", ", picks) + (isRow ? ", :" : "");
        return selection.whole() instanceof Term.Name ? name(selection) + "(" + inside + ")" : "_{" + inside + "}";
    }

    private static String name(Term.Selection selection) {
        return selection.whole() instanceof Term.Name name ? name.text() : "";
    }

    /** The picks, one for each axis that is picked along; {@code W_{12}} has two. */
    private List<Pick> picks(Term.Selection selection, Typed whole) {
        List<Pick> picks = selection.picks();
        Shape shape = whole.shape();
        if (scope.reductions() == Reductions.OVER_UNITS && picks.size() > 1) {
            throw fault(
                    FormulaCodes.WRONG_SHAPES,
                    selection,
                    "a formula about one example has vectors only, and their entries have one number",
                    "");
        }
        if (picks.size() > shape.rank()) {
            throw fault(
                    FormulaCodes.WRONG_SHAPES,
                    selection,
                    picks.size() + " axes are picked along, and " + shape + " has " + shape.rank(),
                    "");
        }
        boolean isMatrix = !shape.isVector() && scope.reductions() == Reductions.OVER_EVERYTHING;
        return picks.size() == 1 && isMatrix ? picksOfMatrix(selection, whole) : picks;
    }

    private List<Pick> picksOfMatrix(Term.Selection selection, Typed whole) {
        Pick only = selection.picks().get(0);
        return switch (selection.brackets()) {
            case SQUARE -> selection.picks();
            case ROUND ->
                throw fault(
                        FormulaCodes.AMBIGUOUS,
                        selection,
                        "a single number for " + whole.shape() + " counts down its columns in MATLAB",
                        "write '" + name(selection) + "(" + only + ", :)' for a row");
            case SUBSCRIPT ->
                digits(only)
                        .orElseThrow(() -> fault(
                                FormulaCodes.WRONG_SHAPES,
                                selection,
                                "an entry of " + whole.shape() + " has two numbers",
                                "write '" + name(selection) + "_{1,2}' for the one in row 1 and column 2"));
        };
    }

    /** 12 as the numbers 1 and 2; nothing if there are not two digits from 1 to 9. */
    private static Optional<List<Pick>> digits(Pick pick) {
        if (!(pick instanceof Pick.One one) || !one.toString().matches("[1-9]{2}")) {
            return Optional.empty();
        }
        int number = one.place().number();
        return Optional.of(List.of(digit(number / 10), digit(number % 10)));
    }

    private static Pick digit(int digit) {
        return new Pick.One(new Place(digit, Pick.From.START));
    }

    /** The axis along which a single pick counts: that of a vector's entries, or the rows of a matrix. */
    private int onlyAxis(Term.Selection selection, Typed whole) {
        Shape shape = whole.shape();
        if (scope.reductions() == Reductions.OVER_UNITS) {
            return shape.rank() < 2 ? 0 : scope.unitAxis();
        }
        boolean isRow = shape.rank() == 2 && shape.rows() == 1 && shape.columns() > 1;
        if (!isRow) {
            return 0;
        }
        boolean canBeRow = selection.picks().get(0) instanceof Pick.One one
                && (one.toString().equals("0") || one.toString().equals("-1"));
        if (canBeRow && selection.brackets() == Brackets.SQUARE) {
            String which = selection.picks().get(0).toString();
            throw fault(
                    FormulaCodes.AMBIGUOUS,
                    selection,
                    "this can be an entry of " + shape + " or, as in numpy, the whole row",
                    "write '" + name(selection) + "[0, " + which + "]' for the entry, '" + name(selection)
                            + "[0, :]' for the row");
        }
        return 1;
    }

    private Typed picked(Typed part, Pick pick, int axis, Term.Selection selection, Shape whole) {
        int size = part.shape().size(axis);
        int base = selection.brackets() == Brackets.SQUARE ? 0 : 1;
        if (pick instanceof Pick.All) {
            return part;
        }
        int start;
        int end;
        if (pick instanceof Pick.Range range) {
            start = range.first().map(place -> place(place, base, size)).orElse(0);
            // numpy's end is the one behind the last.
            end = range.last().map(place -> place(place, base, size) + base).orElse(size);
        } else {
            start = place(((Pick.One) pick).place(), base, size);
            end = start + 1;
        }
        requireInside(start, end, pick, axis, selection, whole);
        boolean isAll = start == 0 && end == size;
        return isAll
                ? part
                : measures.typed(new Expression.Slice(part.expression(), axis, start, end - start), selection.span());
    }

    /** The place counted from 0. */
    private static int place(Place place, int base, int size) {
        return switch (place.end()) {
            case START -> place.number() - base;
            case MINUS -> base == 0 ? size - place.number() : -1;
            case END -> base == 0 ? -1 : size - 1 - place.number();
        };
    }

    private void requireInside(int start, int end, Pick pick, int axis, Term.Selection selection, Shape whole) {
        int size = whole.size(axis);
        if (start >= 0 && start < end && end <= size) {
            return;
        }
        boolean isVector = whole.isVector() || scope.reductions() == Reductions.OVER_UNITS;
        String things = isVector ? "entries" : axis == 0 ? "rows" : "columns";
        String thing = isVector ? "entry" : axis == 0 ? "row" : "column";
        int base = selection.brackets() == Brackets.SQUARE ? 0 : 1;
        boolean isRange = pick instanceof Pick.Range;
        String asked = isRange ? "there are no " + things + " " + pick : "there is no " + thing + " " + pick;
        throw fault(
                FormulaCodes.WRONG_SHAPES,
                selection,
                asked + ": " + whole + " has " + things + " " + base + " to " + (size - 1 + base),
                base == 0 ? fixFromZero(pick, size) : fixFromOne(pick, selection.brackets()));
    }

    private static String fixFromZero(Pick pick, int size) {
        if (pick.toString().contains("end")) {
            return "write ':' without an end, or '-1' for the last one";
        }
        if (pick instanceof Pick.Range) {
            return "the end of a range is the one behind the last, " + size + " at most";
        }
        return pick.toString().equals(String.valueOf(size))
                ? "square brackets count from 0, so the last one is " + (size - 1)
                : "";
    }

    private static String fixFromOne(Pick pick, Brackets brackets) {
        boolean startsAtZero =
                pick.toString().startsWith("0") || pick.toString().startsWith("-");
        String which = brackets == Brackets.ROUND ? "round brackets" : "lower numbers";
        return startsAtZero ? which + " count from 1" : "";
    }
}
