package gradus.formula;

import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** The factors of a product while it is put together: one sign, one numeral, then single numbers, then the rest. */
final class Factors {
    private final List<Phrase> scalars = new ArrayList<>();
    private final List<Phrase> entries = new ArrayList<>();
    private Ratio numeral = Ratio.ONE;
    private boolean isNegative;
    private Shape shape = Shape.SCALAR;

    static Factors of(Clause clause) {
        return new Factors().with(clause);
    }

    /** This product times a clause, entry by entry. */
    Factors with(Clause clause) {
        isNegative ^= clause.isNegative();
        shape = shape.broadcastWith(clause.shape());
        if (clause.phrase() instanceof Phrase.Product product) {
            product.scalars().forEach(this::addScalar);
            entries.addAll(product.entries());
        } else if (clause.isScalar()) {
            addScalar(clause.phrase());
        } else {
            entries.add(clause.phrase());
        }
        return this;
    }

    private void addScalar(Phrase phrase) {
        if (phrase instanceof Phrase.Numeral number) {
            numeral = numeral.times(number.value());
        } else {
            scalars.add(phrase);
        }
    }

    /** Takes the sign and the single numbers of a clause into this product and gives back what is left of it. */
    Clause takeScalars(Clause clause) {
        isNegative ^= clause.isNegative();
        if (clause.isScalar() || !(clause.phrase() instanceof Phrase.Product product)) {
            return Clause.of(clause.phrase(), clause.shape());
        }
        product.scalars().forEach(this::addScalar);
        List<Phrase> left = product.entries();
        Phrase phrase = left.size() == 1 ? left.get(0) : new Phrase.Product(List.of(), left);
        return Clause.of(phrase, clause.shape());
    }

    Clause product() {
        List<Phrase> numbers = new ArrayList<>(scalars);
        if (!numeral.isOne() || scalars.size() + entries.size() == 0) {
            numbers.add(0, new Phrase.Numeral(numeral));
        }
        List<Phrase> all = new ArrayList<>(numbers);
        all.addAll(entries);
        return new Clause(all.size() == 1 ? all.get(0) : new Phrase.Product(numbers, entries), isNegative, shape);
    }
}
