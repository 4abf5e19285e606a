package gradus.formula;

import gradus.graph.Algebra;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What functions mean that put things together: concatenate, vstack, hstack, append, array and block. */
final class JoinMeaning {
    private final Meaning meaning;
    private final Parts parts;
    private final BlockMeaning blocks;

    JoinMeaning(Meaning meaning, Parts parts, BlockMeaning blocks) {
        this.meaning = meaning;
        this.parts = parts;
        this.blocks = blocks;
    }

    Typed of(Term.Call call) {
        return switch (call.function()) {
            case "concatenate", "cat" -> concatenate(call);
            case "vstack" -> vstack(call);
            case "hstack" -> hstack(call);
            case "vertcat" -> ofAll(call, 0);
            case "horzcat" -> ofAll(call, 1);
            case "append" -> append(call);
            case "block" -> block(call);
            default -> array(call);
        };
    }

    private Typed array(Term.Call call) {
        Term only = Arguments.only(call);
        return only instanceof Term.Block block ? blocks.array(block) : meaning.of(only);
    }

    private Typed block(Term.Call call) {
        if (parts.areUnits()) {
            throw Parts.manyForEachExample(call.span());
        }
        return blocks.blocks(only(call));
    }

    private static Term.Block list(Term.Call call) {
        if (call.arguments().isEmpty() || !(call.arguments().get(0) instanceof Term.Block block)) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS,
                    call.span(),
                    "'" + call.function() + "' needs a list of parts",
                    "write brackets around them: " + call.function() + "([a, b])");
        }
        BlockMeaning.requireParts(block);
        return block;
    }

    private static Term.Block only(Term.Call call) {
        Term.Block list = list(call);
        Arguments.requireCount(call, 1);
        return list;
    }

    /** One below the other; numbers in a list are a row there. */
    private Typed vstack(Term.Call call) {
        List<Typed> joined = new ArrayList<>();
        for (Term part : only(call).operands()) {
            boolean isRow = BlockMeaning.isFlatList(part) && !parts.areUnits();
            joined.add(isRow ? blocks.row((Term.Block) part) : listed(part));
        }
        return parts.joined(joined, along(0, call), call.span());
    }

    /** Side by side; numbers in a list are a vector there. */
    private Typed hstack(Term.Call call) {
        List<Term> terms = only(call).operands();
        boolean hasList = terms.stream().anyMatch(BlockMeaning::isListOfThings);
        return parts.joined(listed(terms), hasList ? parts.unitAxis() : along(1, call), call.span());
    }

    private List<Typed> listed(List<Term> terms) {
        List<Typed> listed = new ArrayList<>();
        for (Term term : terms) {
            listed.add(listed(term));
        }
        return listed;
    }

    private Typed listed(Term part) {
        return BlockMeaning.isListOfThings(part) ? blocks.array((Term.Block) part) : parts.of(part);
    }

    /** MATLAB's {@code vertcat(a, b)} and {@code horzcat(a, b)}. */
    private Typed ofAll(Term.Call call, int axis) {
        if (call.arguments().isEmpty()) {
            throw Arguments.wrongCount(call, 2);
        }
        return parts.joined(parts.of(call.arguments()), along(axis, call), call.span());
    }

    /** The axis, which in a formula about one example has to be that of the units. */
    private int along(int axis, Term.Call call) {
        if (parts.areUnits() && axis != parts.unitAxis()) {
            throw Parts.manyForEachExample(call.span());
        }
        return axis;
    }

    private Typed concatenate(Term.Call call) {
        List<Typed> joined = listed(list(call).operands());
        Optional<Integer> axis = saidAxis(call, 1);
        if (axis.isPresent()) {
            return parts.joined(joined, along(axis.get(), call), call.span());
        }
        boolean areRows = joined.stream().allMatch(Parts::isRow);
        if (areRows && !parts.areUnits()) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    call.span(),
                    "rows can be put below each other or, as vectors, one behind the other",
                    "write 'axis=0' for one below the other, 'axis=1' for one behind the other");
        }
        return parts.joined(joined, parts.areUnits() ? parts.unitAxis() : 0, call.span());
    }

    /** {@code axis=1}, or a number in that place; counted from 0, as in numpy. */
    private static Optional<Integer> saidAxis(Term.Call call, int place) {
        boolean isPositional = call.arguments().size() == place + 1;
        if (!isPositional) {
            Arguments.requireCount(call, place);
            return Arguments.axis(call).map(axis -> axis(axis, call));
        }
        double axis = Arguments.number(call.arguments().get(place)).orElse(Double.NaN);
        return Optional.of(axis(axis, call));
    }

    private static int axis(double said, Term.Call call) {
        double axis = said < 0 ? said + 2 : said;
        if (axis != 0 && axis != 1) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS, call.span(), "there is no such axis", "write 'axis=0' or 'axis=1'");
        }
        return (int) axis;
    }

    /** More entries behind those of a vector; with an axis, more rows or columns of a matrix. */
    private Typed append(Term.Call call) {
        if (call.arguments().size() < 2) {
            throw Arguments.wrongCount(call, 2);
        }
        Typed vector = listed(call.arguments().get(0));
        Typed more = listed(call.arguments().get(1));
        Optional<Integer> axis = saidAxis(call, 2);
        if (axis.isPresent() || parts.areUnits()) {
            int along = along(axis.orElse(parts.unitAxis()), call);
            return parts.joined(List.of(vector, more), along, call.span());
        }
        if (!vector.shape().isVector() || !more.shape().isVector()) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS,
                    call.span(),
                    "'append' makes one long vector of a matrix",
                    "write 'axis=0' or 'axis=1'");
        }
        return appended(vector, more, call.span());
    }

    private Typed appended(Typed vector, Typed more, Span span) {
        boolean isRow = vector.isScalar() ? parts.unitAxis() == 1 : Parts.isRow(vector);
        boolean liesOtherwise = !more.isScalar() && Parts.isRow(more) != isRow;
        Typed turned = liesOtherwise
                ? new Typed(Algebra.transpose(more.expression()), more.shape().transposed(), more.span())
                : more;
        return parts.joined(List.of(vector, turned), isRow ? 1 : 0, span);
    }
}
