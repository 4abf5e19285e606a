package gradus.formula;

import gradus.formula.Term.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What matrices and lists mean that are written out. */
final class BlockMeaning {
    private final Parts parts;
    private final Dialect dialect;

    BlockMeaning(Parts parts, Dialect dialect) {
        this.parts = parts;
        this.dialect = dialect;
    }

    /** A block that stands for itself. */
    Typed of(Term.Block block) {
        requireParts(block);
        if (parts.areUnits()) {
            return alongUnits(block);
        }
        if (!block.isList()) {
            return matrix(block);
        }
        if (isNested(block) && dialect != Dialect.MATLAB) {
            return nested(block);
        }
        return switch (dialect) {
            case NUMPY -> vector(block);
            case MATLAB, MATHEMATICS -> row(block);
            case ANY -> rowOfParts(block);
        };
    }

    static void requireParts(Term.Block block) {
        if (block.rows().isEmpty()) {
            throw new FormulaFault(FormulaCodes.SYNTAX, block.span(), "nothing stands in these brackets", "");
        }
    }

    /** Vectors and matrices side by side; how numbers between commas lie depends on the language. */
    private Typed rowOfParts(Term.Block block) {
        List<Typed> typed = parts.of(block.operands());
        if (typed.stream().allMatch(Typed::isScalar)) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    block.span(),
                    "numbers between commas are a row in MATLAB, and a vector without a direction in numpy",
                    "write semicolons for a column, two pairs of brackets for a row");
        }
        return parts.joined(typed, 1, block.span());
    }

    /** Whether it is a list with commas and no list in it. */
    static boolean isFlatList(Term term) {
        return term instanceof Term.Block block
                && block.isList()
                && block.operands().stream().noneMatch(Term.Block.class::isInstance);
    }

    /** Whether it is a list with something in it. */
    static boolean isListOfThings(Term term) {
        return term instanceof Term.Block block
                && block.isList()
                && !block.rows().isEmpty();
    }

    /** A list of lists, whose rows the inner ones are. */
    private static boolean isNested(Term.Block block) {
        return block.operands().stream().allMatch(BlockMeaning::isListOfThings);
    }

    /** The parts of a list side by side, with those of the lists in it. */
    Typed row(Term.Block block) {
        requireParts(block);
        if (parts.areUnits()) {
            return alongUnits(block);
        }
        List<Term> flat = block.operands().stream()
                .flatMap(part -> isListOfThings(part) ? part.operands().stream() : Stream.of(part))
                .toList();
        return parts.joined(parts.of(flat), 1, block.span());
    }

    private Typed matrix(Term.Block block) {
        return stacked(block.rows(), block.span());
    }

    private Typed stacked(List<List<Term>> rows, Span span) {
        List<List<Typed>> typed = new ArrayList<>();
        for (List<Term> row : rows) {
            typed.add(parts.of(row));
        }
        return parts.stacked(typed, span);
    }

    private Typed nested(Term.Block block) {
        List<List<Typed>> rows = new ArrayList<>();
        for (Term row : block.operands()) {
            rows.add(numbers(row.operands(), "write 'np.block' to put matrices together"));
        }
        return parts.stacked(rows, block.span());
    }

    private List<Typed> numbers(List<Term> terms, String fix) {
        List<Typed> numbers = parts.of(terms);
        for (Typed number : numbers) {
            if (!number.isScalar()) {
                throw new FormulaFault(
                        FormulaCodes.WRONG_SHAPES,
                        number.span(),
                        "a number is needed in a list, this is " + number.shape(),
                        fix);
            }
        }
        return numbers;
    }

    /** A list of numbers is a vector along the axis of the units, as a list in a problem file is. */
    private Typed vector(Term.Block block) {
        List<Typed> numbers = numbers(block.operands(), "write 'np.hstack' or 'np.vstack' to put vectors together");
        return parts.joined(numbers, parts.unitAxis(), block.span());
    }

    /** In a formula about one example a list, a row and a column are all a vector of units. */
    private Typed alongUnits(Term.Block block) {
        boolean isLine = block.rows().size() == 1 || block.rows().stream().allMatch(row -> row.size() == 1);
        if (!isLine || block.operands().stream().anyMatch(Term.Block.class::isInstance)) {
            throw Parts.manyForEachExample(block.span());
        }
        return parts.joined(parts.of(block.operands()), parts.unitAxis(), block.span());
    }

    /** {@code np.array([…])}: the numbers of a list or of lists. */
    Typed array(Term.Block block) {
        requireParts(block);
        if (parts.areUnits()) {
            return alongUnits(block);
        }
        if (block.writing() == Writing.MATRIX) {
            return matrix(block);
        }
        return isNested(block) ? nested(block) : vector(block);
    }

    /** {@code np.block([[A, B], [C, D]])}: matrices in rows. */
    Typed blocks(Term.Block block) {
        requireParts(block);
        return isNested(block)
                ? stacked(block.operands().stream().map(Term::operands).toList(), block.span())
                : matrix(block);
    }
}
