package gradus.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlgebraTest {
    private static final Expression X = new Expression.Reference(Quantity.variable("x"));
    private static final Expression ZERO = Algebra.constant(0);
    private static final Expression ONE = Algebra.constant(1);

    @Test
    void addingNothingIsLeftOut() {
        assertThat(Algebra.add(X, ZERO)).isEqualTo(X);
        assertThat(Algebra.add(ZERO, X)).isEqualTo(X);
        assertThat(Algebra.subtract(X, ZERO)).isEqualTo(X);
    }

    @Test
    void subtractingFromNothingIsNegating() {
        assertThat(Algebra.subtract(ZERO, X)).isEqualTo(Algebra.negate(X)).hasToString("-(x)");
    }

    @Test
    void multiplyingAndDividingByOneIsLeftOut() {
        assertThat(Algebra.multiply(X, ONE)).isEqualTo(X);
        assertThat(Algebra.multiply(ONE, X)).isEqualTo(X);
        assertThat(Algebra.divide(X, ONE)).isEqualTo(X);
        assertThat(Algebra.divide(ONE, X)).hasToString("(1.0 / x)");
    }

    @Test
    void nothingTimesAFormulaIsNothing() {
        assertThat(Algebra.multiply(X, ZERO)).isEqualTo(ZERO);
        assertThat(Algebra.multiply(ZERO, X)).isEqualTo(ZERO);
    }

    @Test
    void whatUndoesItselfIsLeftOut() {
        assertThat(Algebra.negate(Algebra.negate(X))).isEqualTo(X);
        assertThat(Algebra.transpose(Algebra.transpose(X))).isEqualTo(X);
    }

    @Test
    void otherNumbersStay() {
        assertThat(Algebra.multiply(Algebra.constant(2), X)).hasToString("(2.0 ∘ x)");
        assertThat(Algebra.add(X, ONE)).hasToString("(x + 1.0)");
        assertThat(Algebra.subtract(X, ONE)).hasToString("(x - 1.0)");
    }
}
