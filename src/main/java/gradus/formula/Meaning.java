package gradus.formula;

import gradus.formula.Products.Ones;
import gradus.graph.Algebra;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.graph.Rectifier;
import gradus.graph.Slope;
import gradus.issue.Names;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a term means over whole vectors and matrices. */
final class Meaning {
    static final Expression EULER = Algebra.constant(Math.E);
    private static final Optional<Expression> NO_NUMBER = Optional.empty();
    private static final Map<String, Optional<Expression>> NUMBERS =
            Map.of("e", Optional.of(EULER), "pi", Optional.of(Algebra.constant(Math.PI)));
    private static final Set<String> COMPARISONS = Set.of(">", ">=", "<", "<=");

    private final Scope scope;
    private final Measures measures;
    private final Dialect dialect;
    private final Products products;
    private final SelectionMeaning selections;
    private final BlockMeaning blocks;
    private final CallMeaning calls;
    private int reductionsAround;

    Meaning(Scope scope, Function<Quantity, Shape> shapes, Dialect dialect) {
        this.scope = scope;
        this.measures = new Measures(shapes);
        this.dialect = dialect;
        this.products = isAboutUnits()
                ? new ExampleProducts(measures, dialect, scope.unitAxis())
                : new WholeProducts(measures, dialect);
        this.selections = new SelectionMeaning(measures, scope, dialect);
        Parts parts = new Parts(this, measures, scope);
        this.blocks = new BlockMeaning(parts, dialect);
        JoinMeaning joins = new JoinMeaning(this, parts, blocks);
        this.calls = new CallMeaning(this, measures, products, scope, dialect, joins);
    }

    private boolean isAboutUnits() {
        return scope.reductions() == Reductions.OVER_UNITS;
    }

    Typed of(Term term) {
        if (term instanceof Term.Numeral number) {
            return typed(Algebra.constant(number.value()), term.span());
        }
        if (term instanceof Term.Name name) {
            return name(name);
        }
        if (term instanceof Term.Negation negation) {
            return typed(Algebra.negate(of(negation.operand()).expression()), term.span());
        }
        if (term instanceof Term.Transposition transposition) {
            return transposition(transposition);
        }
        if (term instanceof Term.Operation operation) {
            return operation(operation);
        }
        if (term instanceof Term.Call call) {
            return calls.of(call);
        }
        if (term instanceof Term.Ones) {
            return typed(Algebra.constant(1), term.span());
        }
        if (term instanceof Term.Selection selection) {
            return selections.of(selection, of(selection.whole()));
        }
        if (term instanceof Term.LayerOrEntry either) {
            return layerOrEntry(either);
        }
        if (term instanceof Term.Block block) {
            return blocks.of(block);
        }
        if (term instanceof Term.Magnitude magnitude) {
            return magnitude(magnitude);
        }
        throw new FormulaFault(
                FormulaCodes.WRONG_SHAPES, term.span(), "a sum over an index needs entries such as y_k", "");
    }

    /** What the argument of a sum, a mean, a norm means; how a list lies makes no difference there, unless an axis is said. */
    Typed reduced(Term.Call call) {
        Term term = call.arguments().get(0);
        boolean saysAxis = !Arguments.axes(call).isEmpty()
                || (call.arguments().size() > 1 && !call.function().equals("norm"));
        reductionsAround++;
        Typed operand = !saysAxis && BlockMeaning.isFlatList(term) ? blocks.row((Term.Block) term) : of(term);
        reductionsAround--;
        return operand;
    }

    private Typed typed(Expression expression, Span span) {
        return measures.typed(expression, span);
    }

    private Typed name(Term.Name name) {
        if (!name.indices().isEmpty()) {
            throw new FormulaFault(
                    FormulaCodes.UNKNOWN_NAME,
                    name.span(),
                    "'" + name.text() + "_" + String.join("", name.indices())
                            + "' names an entry, and whole vectors and matrices are asked here",
                    scope.lookUp(name.text()).isPresent() ? "write '" + name.text() + "'" : "");
        }
        Typed typed = typed(lookUp(scope, name), name.span());
        return isAboutUnits() && typed.shape().rank() == 1 ? alongUnits(typed) : typed;
    }

    private Typed alongUnits(Typed vector) {
        int count = vector.shape().count();
        Shape shape = scope.unitAxis() == 0 ? Shape.of(count, 1) : Shape.of(1, count);
        return typed(new Expression.Reshape(vector.expression(), shape), vector.span());
    }

    static boolean isKnown(Scope scope, Term.Name name) {
        return scope.lookUp(name.text()).isPresent() || NUMBERS.containsKey(name.text());
    }

    /** What a name means; π and Euler's number mean themselves where nothing else is called so. */
    static Expression lookUp(Scope scope, Term.Name name) {
        Optional<Expression> meaning = scope.lookUp(name.text()).or(() -> NUMBERS.getOrDefault(name.text(), NO_NUMBER));
        return meaning.orElseThrow(() -> unknown(scope, name, List.of()));
    }

    /**
     * Nothing is called so.
     *
     * @param others further names that may be meant
     */
    static FormulaFault unknown(Scope scope, Term.Name name, Collection<String> others) {
        List<String> known = new ArrayList<>(scope.names());
        known.addAll(others);
        return new FormulaFault(
                FormulaCodes.UNKNOWN_NAME,
                name.span(),
                "nothing is called " + Names.quoted(name.text()) + " here",
                Names.nearest(name.text(), known)
                        .map(near -> "write '" + near + "'")
                        .orElse("use " + String.join(", ", scope.names())));
    }

    private Typed transposition(Term.Transposition transposition) {
        Term turned = transposition.operand();
        Typed operand = BlockMeaning.isFlatList(turned) ? blocks.row((Term.Block) turned) : of(turned);
        return products.transposed(operand, transposition.span());
    }

    private Typed layerOrEntry(Term.LayerOrEntry either) {
        Term.Selection entry = either.entry();
        boolean isSquare = entry.brackets() == Term.Brackets.SQUARE;
        boolean mayBeEntry = dialect == Dialect.ANY || dialect == (isSquare ? Dialect.NUMPY : Dialect.MATLAB);
        if (!mayBeEntry || of(entry.whole()).shape().rank() == 0) {
            return of(either.layer());
        }
        Term.Name whole = (Term.Name) entry.whole();
        Pick pick = entry.picks().get(0);
        String range = isSquare ? "[" + SelectionMeaning.asRange(pick) + "]" : "(" + pick + ":" + pick + ")";
        throw new FormulaFault(
                FormulaCodes.AMBIGUOUS,
                either.span(),
                "this can be '" + either.layer().text() + "' or an entry of '" + whole.text() + "'",
                "write '" + either.layer().text() + "', or '" + whole.text() + range + "' for the entry");
    }

    /** The absolute value of a number; of a vector it can be the norm too, but not inside of a sum. */
    private Typed magnitude(Term.Magnitude magnitude) {
        Typed operand = of(magnitude.operand());
        boolean isNumber = isAboutUnits() ? ExampleProducts.isNumber(operand, scope.unitAxis()) : operand.isScalar();
        if (!isNumber && reductionsAround == 0) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    magnitude.span(),
                    "single bars around " + operand.shape() + " can be the norm or go entry by entry",
                    "write '‖x‖' or 'norm(x)' for the norm, 'abs(x)' for entry by entry");
        }
        return typed(new Expression.Apply(ElementaryFunction.ABS, operand.expression()), magnitude.span());
    }

    private Typed operation(Term.Operation operation) {
        if (isIndicator(operation)) {
            return of(operation.right());
        }
        boolean isProduct = Products.SIGNS.contains(operation.operator());
        if (isProduct && (isOnes(operation.left()) || isOnes(operation.right()))) {
            return productWithOnes(operation);
        }
        Optional<Typed> ofTransposed = isProduct ? products.ofTransposed(operation, this::of) : Optional.empty();
        return ofTransposed.orElseGet(() -> operation(operation, of(operation.left()), of(operation.right())));
    }

    private Typed operation(Term.Operation operation, Typed left, Typed right) {
        Span span = operation.span();
        return switch (operation.operator()) {
            case "/" -> products.quotient(left, right, span);
            case "^" -> products.superscript(left, right, span);
            case "@" -> products.matrix(left, right, span);
            case "*" -> products.star(left, right, span);
            case "+", "-", "./", "∘", "**", ">", ">=", "<", "<=" -> entryByEntry(operation, left, right);
            default -> products.sideBySide(left, right, span);
        };
    }

    private Typed entryByEntry(Term.Operation operation, Typed left, Typed right) {
        products.requireOneDirection(left, right, operation.span());
        return typed(entryByEntry(operation.operator(), left.expression(), right.expression()), operation.span());
    }

    private static Expression entryByEntry(String operator, Expression left, Expression right) {
        return switch (operator) {
            case "+" -> Algebra.add(left, right);
            case "-" -> Algebra.subtract(left, right);
            case "./" -> Algebra.divide(left, right);
            case "∘" -> Algebra.multiply(left, right);
            case "**" -> EntryFunctions.power(left, right);
            default -> comparison(operator, left, right);
        };
    }

    /** A bold one before a condition is 1 where it holds: {@code 𝟏[z > 0]}. */
    static boolean isIndicator(Term.Operation operation) {
        return operation.left() instanceof Term.Ones
                && operation.operator().isEmpty()
                && operation.right() instanceof Term.Operation condition
                && COMPARISONS.contains(condition.operator());
    }

    private static boolean isOnes(Term term) {
        return term instanceof Term.Ones || isRowOfOnes(term);
    }

    private static boolean isRowOfOnes(Term term) {
        return term instanceof Term.Transposition transposition && transposition.operand() instanceof Term.Ones;
    }

    private Typed productWithOnes(Term.Operation operation) {
        boolean fromLeft = isOnes(operation.left());
        boolean isRow = isRowOfOnes(fromLeft ? operation.left() : operation.right());
        Ones fromTheLeft = isRow ? Ones.ROW_FROM_LEFT : Ones.COLUMN_FROM_LEFT;
        Ones fromTheRight = isRow ? Ones.ROW_FROM_RIGHT : Ones.COLUMN_FROM_RIGHT;
        Typed operand = of(fromLeft ? operation.right() : operation.left());
        return products.withOnes(fromLeft ? fromTheLeft : fromTheRight, operand, operation.span());
    }

    /** 1 where it holds, 0 where it does not. */
    static Expression comparison(String operator, Expression left, Expression right) {
        boolean turned = operator.startsWith("<");
        double whereEqual = operator.endsWith("=") ? 1 : 0;
        Expression difference = turned ? Algebra.subtract(right, left) : Algebra.subtract(left, right);
        return new Expression.Apply(new Slope(new Rectifier(0, whereEqual)), difference);
    }
}
