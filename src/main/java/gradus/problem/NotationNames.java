package gradus.problem;

import gradus.formula.FormulaNames;
import gradus.formula.FormulaPrinter;
import gradus.formula.Name;
import gradus.formula.Name.LayerStyle;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.problem.Notation.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The names of a course's notation for printed formulas: its letters, its way to attach layers, δ and ŷ where it has them. */
public final class NotationNames implements FormulaNames {
    private static final Map<Quantity, String> GREEK = Map.of(
            NetworkQuantities.LEARNING_RATE, "eta",
            NetworkQuantities.MOMENTUM, "mu",
            NetworkQuantities.DECAY, "rho");

    private final Notation notation;
    private final List<String> words;

    /**
     * The names of a notation.
     *
     * @param quantities everything that has a name
     */
    public NotationNames(Notation notation, Collection<Quantity> quantities) {
        this.notation = notation;
        this.words = quantities.stream()
                .filter(Quantity.Variable.class::isInstance)
                .map(quantity -> letter((Quantity.Variable) quantity))
                .distinct()
                .toList();
    }

    /** A printer of a problem's formulas in its notation. */
    public static FormulaPrinter printer(Problem problem) {
        OptionalInt unitAxis = problem.task()
                .map(task -> OptionalInt.of(task.layout().unitAxis()))
                .orElse(OptionalInt.empty());
        FormulaNames names =
                new NotationNames(problem.notation(), problem.graph().quantities());
        return new FormulaPrinter(names, problem::shape, unitAxis);
    }

    @Override
    public Name variable(Quantity.Variable variable) {
        boolean isOutput =
                notation.isOutput(variable) && notation.letter(Role.OUTPUT).isPresent();
        return new Name.Letter(letter(variable), isOutput ? 0 : variable.layer(), style());
    }

    @Override
    public Name of(Quantity quantity) {
        if (quantity instanceof Quantity.Entry entry && named(entry).isPresent()) {
            return named(entry).get();
        }
        if (quantity instanceof Quantity.Gradient gradient && Notation.isNetInput(gradient.by())) {
            Optional<String> delta = notation.letter(Role.DELTA);
            if (delta.isPresent()) {
                return new Name.Letter(delta.get(), ((Quantity.Variable) gradient.by()).layer(), style());
            }
        }
        return quantity instanceof Quantity.AtPoint atPoint
                        && atPoint.quantity().equals(NetworkQuantities.INPUT)
                ? Name.of(atPoint.point())
                : FormulaNames.super.of(quantity);
    }

    /** The course's name of an entry; that of its gradient, its update and so on is made from it. */
    private Optional<Name> named(Quantity.Entry entry) {
        Optional<String> name = Optional.ofNullable(notation.entries().get(entry));
        if (name.isPresent()) {
            return name.map(Name::of);
        }
        Quantity inside = Notation.inside(entry);
        return !inside.equals(entry)
                        && innermost(inside)
                                .filter(notation.entries()::containsKey)
                                .isPresent()
                ? Optional.of(of(inside))
                : Optional.empty();
    }

    private static Optional<Quantity> innermost(Quantity quantity) {
        if (quantity instanceof Quantity.Gradient gradient) {
            return innermost(gradient.by());
        }
        if (quantity instanceof Quantity.Updated updated) {
            return innermost(updated.parameter());
        }
        if (quantity instanceof Quantity.AtStep later) {
            return innermost(later.quantity());
        }
        if (quantity instanceof Quantity.Companion companion) {
            return innermost(companion.parameter());
        }
        return quantity instanceof Quantity.AtPoint atPoint ? innermost(atPoint.quantity()) : Optional.of(quantity);
    }

    @Override
    public boolean isTaken(String word) {
        return words.contains(word) || notation.letter(Role.DELTA).equals(Optional.of(word));
    }

    private String letter(Quantity.Variable variable) {
        Optional<String> greek = Optional.ofNullable(GREEK.get(variable));
        if (greek.isPresent()) {
            return greek.get();
        }
        Optional<String> output = notation.letter(Role.OUTPUT);
        return output.isPresent() && notation.isOutput(variable)
                ? output.get()
                : Notation.role(variable).flatMap(notation::letter).orElse(variable.letter());
    }

    private LayerStyle style() {
        return style(notation);
    }

    /** How a notation attaches the number of a layer. */
    static LayerStyle style(Notation notation) {
        return switch (notation.index()) {
            case PLAIN -> LayerStyle.PLAIN;
            case BRACKETS -> LayerStyle.BRACKETS;
            case PARENTHESES -> LayerStyle.PARENTHESES;
        };
    }
}
