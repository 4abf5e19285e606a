package gradus.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

    @Test
    void allActivationFunctionsAreThere() {
        List<String> differentiated = NetworkDraw.ACTIVATIONS;

        assertThat(Catalogue.activations().names())
                .containsAll(differentiated)
                .hasSize(differentiated.size() + 2)
                .contains("step", "bipolar-step");
        assertThat(Catalogue.activations().all())
                .filteredOn(ActivationFunction::hasDerivative)
                .extracting(Named::name)
                .containsExactlyElementsOf(differentiated);
    }

    @Test
    void allLossesAreThere() {
        assertThat(Catalogue.losses().names()).containsExactlyElementsOf(NetworkDraw.LOSSES);
    }

    @Test
    void allOptimizersAreThere() {
        assertThat(Catalogue.optimizers().names())
                .containsExactly(
                        "adagrad",
                        "adam",
                        "adamw",
                        "delta-rule",
                        "momentum",
                        "nesterov",
                        "perceptron",
                        "rmsprop",
                        "sgd");
    }

    @ParameterizedTest
    @CsvSource({"linear, identity", "swish, silu", "heaviside, step", "sign, bipolar-step"})
    void anActivationFunctionAnswersToItsAliases(String alias, String name) {
        assertThat(Catalogue.activations().find(alias)).map(Named::name).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"bce, binary-cross-entropy", "mse, mean-squared-error", "mae, mean-absolute-error", "kl, kl-divergence"
    })
    void aLossAnswersToItsAliases(String alias, String name) {
        assertThat(Catalogue.losses().find(alias)).map(Named::name).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"gradient-descent, sgd", "adaline, delta-rule", "perceptron-rule, perceptron"})
    void anOptimizerAnswersToItsAliases(String alias, String name) {
        assertThat(Catalogue.optimizers().find(alias)).map(Named::name).contains(name);
    }

    @Test
    void everyPartIsFoundByItsNameAndAliases() {
        Catalogue<ActivationFunction> activations = Catalogue.activations();
        Catalogue<LossFunction> losses = Catalogue.losses();
        Catalogue<Optimizer> optimizers = Catalogue.optimizers();

        ServiceLoader.load(ActivationFunction.class).forEach(part -> checkFound(activations, part));
        ServiceLoader.load(LossFunction.class).forEach(part -> checkFound(losses, part));
        ServiceLoader.load(Optimizer.class).forEach(part -> checkFound(optimizers, part));
    }

    private static void checkFound(Catalogue<?> catalogue, Named part) {
        for (String name : callings(part)) {
            assertThat(catalogue.find(name)).as(name).get().isInstanceOf(part.getClass());
        }
    }

    private static List<String> callings(Named part) {
        List<String> callings = new ArrayList<>(part.aliases());
        callings.add(part.name());
        return callings;
    }

    @Test
    void noNameOrAliasIsGivenTwice() {
        List<String> callings = new ArrayList<>();
        ServiceLoader.load(ActivationFunction.class).forEach(part -> callings.addAll(callings(part)));
        assertThat(callings).doesNotHaveDuplicates();

        callings.clear();
        ServiceLoader.load(LossFunction.class).forEach(part -> callings.addAll(callings(part)));
        assertThat(callings).doesNotHaveDuplicates();
    }

    @Test
    void namesAreInLowerCaseWithHyphens() {
        List<String> callings = new ArrayList<>();
        ServiceLoader.load(ActivationFunction.class).forEach(part -> callings.addAll(callings(part)));
        ServiceLoader.load(LossFunction.class).forEach(part -> callings.addAll(callings(part)));
        ServiceLoader.load(Optimizer.class).forEach(part -> callings.addAll(callings(part)));

        assertThat(callings).allMatch(name -> name.matches("[a-z]+[0-9]?(-[a-z]+)*"));
    }

    @Test
    void anUnknownNameIsNotFound() {
        assertThat(Catalogue.activations().find("sigmiod")).isEmpty();
    }
}
