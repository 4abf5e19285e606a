package gradus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.Issue;
import gradus.network.ActivationFunction;
import gradus.network.Catalogue;
import gradus.network.Choice;
import gradus.network.Named;
import gradus.network.Optimizer;
import gradus.network.Setting;
import gradus.problem.ProblemFiles;
import gradus.problem.ProblemReader;
import gradus.submission.SubmissionReaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The schemas that editors complete and explain files with say what the readers say. */
class SchemaTest {
    /** A problem with every mapping a problem file can have. */
    private static final String COMPLETE = """
            id: complete
            title: Everything at once
            source: a test
            description: None.
            layout: columns
            network:
              inputs: 2
              layers:
                - {units: 2, activation: {name: leaky-relu, slope: 0.1}, weights: [[1, 2], [3, 1/2]], biases: none}
                - {units: 1, activation: sigmoid, weights: [0.1, -2e-1], biases: 0}
              loss: {name: bce, outputs: sum, batch: mean}
              penalty: {l2: 0.1, l2-factor: 1/m, biases: no}
            examples:
              - {input: [1, 0], target: 1}
              - {input: [0, 1], target: [0]}
            training: {optimizer: sgd, learning-rate: 0.5, weight-decay: 0.1, clip: {norm: 2}, steps: 2}
            gradient-layout: denominator
            jacobian-layout: numerator
            entries: {w5: "W[2][1, 2]", o1: "h[2][1]"}
            dialect: numpy
            queries:
              p: [1, 1]
              q: {input: [[1, 1], [0, 0]], parameters: updated}
            classes-from: 1
            class-threshold: 0.5
            given: {delta2: [0.1, 0.2]}
            notation: {input: x, activation: h, delta: none, index: brackets}
            tolerance: {relative: 1e-4, absolute: 1e-6}
            partial-credit: entries
            questions:
              - h1
              - {quantity: dE/dW1, points: 2.5, tolerance: {decimals: 3}}
              - {quantity: class(q), expected: [1, 0]}
              - {quantity: dE/dW2, as: formula, dialect: matlab, indices: [u, v], using: {d: delta2, h: h1}}
              - {quantity: z2, as: formula, using: [W2, h1, b2], expected: W2 @ h1 + b2}
            errata:
              - {quantity: class(q), note: the sheet counts from 0}
            """;

    @Nested
    class OfProblems {
        private final Schemas schema = Schemas.PROBLEM;

        @ParameterizedTest
        @MethodSource("gradus.docs.SchemaTest#problemFiles")
        void acceptsEveryProblemFileOfTheProject(Path file) throws IOException {
            assertThat(schema.faults(Files.readString(file))).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("gradus.docs.SchemaTest#problemFiles")
        void isNamedInTheFirstLineOfEveryProblemFile(Path file) throws IOException {
            assertThat(Files.readAllLines(file).get(0))
                    .isEqualTo("# yaml-language-server: $schema=../docs/schema/problem.schema.json");
        }

        @Test
        void acceptsAFileWithEverythingThatTheReaderAccepts() {
            assertThat(issues(COMPLETE)).isEmpty();
            assertThat(schema.faults(COMPLETE)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        activation: sigmoid   | activation: sigmoid(2 * z)
                        'learning-rate: 0.5'  | 'learning-rate: [0.5, 1/4]'
                        'learning-rate: 0.5'  | 'learning-rate: {initial: 0.5, schedule: step, factor: 0.1, every: 2, per: epoch}'
                        'learning-rate: 0.5'  | 'learning-rate: {list: [0.5, 0.1]}'
                        'optimizer: sgd'      | optimizer: gradient-descent
                        'optimizer: sgd'      | 'optimizer: momentum, momentum: 0.9, form: averaged'
                        'optimizer: sgd'      | 'optimizer: nesterov, momentum: 0.9, form: rewritten'
                        'optimizer: sgd'      | 'optimizer: rmsprop, decay: 0.99, epsilon: 0, epsilon-place: inside'
                        'optimizer: sgd'      | 'optimizer: adamw, beta1: 0.8, beta2: 0.99, bias-correction: no, first-step: 3'
                        'clip: {norm: 2}, steps: 2' | 'batch-size: 2, epochs: 2, parameters: [W1]'
                        'weight-decay: 0.1'   | 'weight-decay: 0.1, decay-biases: yes'
                        'l2: 0.1, l2-factor: 1/m' | 'l1: 0.1, l1-factor: 1'
                        activation: sigmoid   | 'activation: {formula: w * tanh(z), w: [0.5]}'
                        activation: sigmoid   | 'activation: {formula: w * slope * z, w: 1/2, slope: 2}'
                        '{name: bce, outputs: sum, batch: mean}' | '{formula: (yhat - t)**2, outputs: sum, batch: mean}'
                        '{name: bce, outputs: sum, batch: mean}' | -t * log(h) - (1 - t) * log(1 - h)
                        'using: [W2, h1, b2]'         | 'using: {w: W2, h1: h1, b: b2}'
                        'as: formula, dialect' | 'as: formula, points: 2, dialect'
                        'biases: none'        | 'biases: {values: 0.5, input: -1}'
                        'weights: [[1, 2], [3, 1/2]], biases: none' | 'weights: [[1, 2, 0.5], [3, 1/2, 1]], biases: {place: last}'
                        'biases: 0}'          | 'biases: 0, dropout: {mask: [1], keep: 1}}'
                        'biases: 0}'          | 'biases: 0, dropout: {mask: [[1], [1]], drop: 0.5, scaling: at-queries}}'
                        'biases: 0}'          | 'biases: 0, dropout: {mask: [1], scaling: none}}'
                        'target: 1'           | 'label: 1, weight: 2, mask: [1]'
                        'class-threshold: 0.5' | 'label-values: [-1, 1]'
                        '{name: bce, outputs: sum, batch: mean}' | '{name: bce, base: 2, batch: weighted-mean, class-weights: [1, 2], smoothing: 0.1}'
                        '{name: bce, outputs: sum, batch: mean}' | '{name: huber, delta: 0.5, batch: sum}'
                        'name: leaky-relu, slope: 0.1' | 'name: elu, alpha: 0.5, at-zero: 1'
                        'name: leaky-relu, slope: 0.1' | 'name: hard-tanh, at-kinks: 1'
                        ', dialect: matlab'   | ''
                        'dialect: numpy'      | 'dialect: any'
                        'quantity: dE/dW1, points: 2.5' | 'quantity: dE/dW1, as: numbers'
                        """)
        void acceptsTheOtherFormsThatTheReaderAccepts(String one, String other) {
            String text = COMPLETE.replaceFirst(quoted(one), Matcher.quoteReplacement(other));

            assertThat(text).isNotEqualTo(COMPLETE);
            assertThat(schema.faults(text)).isEmpty();
            assertThat(ProblemReader.read("problem.yaml", bytes(text)).problem())
                    .isPresent();
        }

        /** Where the reader meets an unknown key, it lists the keys that it knows. */
        @ParameterizedTest(name = "{1}")
        @CsvSource(delimiter = '|', textBlock = """
                        id:                     | ''
                        '  inputs:'             | /properties/network
                        'units: 2,'             | /$defs/layer
                        'slope: 0.1'            | /$defs/activation/then
                        'outputs: sum,'         | /$defs/loss/then
                        'input: [1, 0],'        | /properties/examples/items
                        'optimizer: sgd,'       | /properties/training
                        'norm: 2'               | /properties/training/properties/clip
                        'l2: 0.1,'              | /properties/network/properties/penalty
                        'parameters: updated'   | /$defs/query/then
                        'index: brackets'       | /properties/notation
                        'absolute: 1e-6'        | /$defs/tolerance
                        'decimals: 3'           | /$defs/tolerance
                        'points: 2.5,'          | /$defs/question/then
                        'note: the'             | /properties/errata/items
                        """)
        void knowsTheKeysThatTheReaderKnows(String beside, String place) {
            boolean inBlock = beside.endsWith(":");
            String indentation =
                    beside.substring(0, beside.length() - beside.stripLeading().length());
            String unknown = inBlock ? indentation + "nonsense: 1\n" + beside : "nonsense: 1, " + beside;

            Issue issue = onlyIssue(COMPLETE.replaceFirst("(?m)" + (inBlock ? "^" : "") + quoted(beside), unknown));

            assertThat(issue.code()).isEqualTo("GY022");
            assertThat(schema.properties(place)).isEqualTo(new TreeSet<>(issue.expected()));
        }

        /** Where the reader meets an unknown name, it lists the names that it knows. */
        @ParameterizedTest(name = "{1}")
        @CsvSource(delimiter = '|', textBlock = """
                        layout: columns         | /properties/layout
                        outputs: sum            | /$defs/reduction
                        batch: mean             | /$defs/batchReduction
                        parameters: updated     | /$defs/query/then/properties/parameters
                        index: brackets         | /properties/notation/properties/index
                        gradient-layout: denominator | /properties/gradient-layout
                        jacobian-layout: numerator | /properties/jacobian-layout
                        dialect: numpy          | /$defs/dialect
                        partial-credit: entries | /properties/partial-credit
                        """)
        void knowsTheNamesThatTheReaderKnows(String choice, String place) {
            String key = choice.substring(0, choice.indexOf(':'));

            Issue issue = onlyIssue(COMPLETE.replace(choice, key + ": nonsense"));

            assertThat(issue.code()).isEqualTo("GP101");
            assertThat(schema.values(place)).isEqualTo(new TreeSet<>(issue.expected()));
        }

        @Test
        void knowsTheActivationFunctionsThatAreThere() {
            Catalogue<ActivationFunction> activations = Catalogue.activations();

            assertThat(schema.values("/$defs/activationName")).isEqualTo(allNames(activations));
        }

        @Test
        void knowsWhichActivationFunctionHasWhichSetting() {
            Catalogue<ActivationFunction> activations = Catalogue.activations();
            Set<String> settings = new TreeSet<>();
            parts(activations)
                    .forEach(activation -> activation.settings().forEach(setting -> settings.add(setting.name())));

            assertThat(schema.root()
                            .at("/$defs/activation/then/dependentSchemas")
                            .propertyNames())
                    .containsExactlyInAnyOrderElementsOf(settings);
            for (String setting : settings) {
                Set<String> having = new TreeSet<>();
                parts(activations)
                        .filter(activation -> activation.settings().stream()
                                .anyMatch(own -> own.name().equals(setting)))
                        .forEach(activation -> having.addAll(namesOf(activation)));
                assertThat(schema.values("/$defs/activation/then/dependentSchemas/" + setting + "/properties/name"))
                        .as(setting)
                        .isEqualTo(having);
            }
        }

        @Test
        void knowsTheLossesThatAreThere() {
            assertThat(schema.values("/$defs/lossName")).isEqualTo(allNames(Catalogue.losses()));
        }

        @Test
        void knowsTheOptimizersThatAreThere() {
            Catalogue<Optimizer> optimizers = Catalogue.optimizers();

            assertThat(schema.values("/$defs/optimizerName")).isEqualTo(allNames(optimizers));
        }

        @Test
        void knowsWhichOptimizerHasWhichSetting() {
            Catalogue<Optimizer> optimizers = Catalogue.optimizers();
            Set<String> settings = new TreeSet<>();
            optimizers.all().forEach(optimizer -> settings.addAll(own(optimizer)));
            settings.remove("learning-rate");

            assertThat(schema.root().at("/properties/training/dependentSchemas").propertyNames())
                    .containsExactlyInAnyOrderElementsOf(settings);
            for (String setting : settings) {
                Set<String> having = new TreeSet<>();
                optimizers.all().stream()
                        .filter(optimizer -> own(optimizer).contains(setting))
                        .forEach(optimizer -> having.addAll(namesOf(optimizer)));
                assertThat(schema.values("/properties/training/dependentSchemas/" + setting + "/properties/optimizer"))
                        .as(setting)
                        .isEqualTo(having);
            }
        }

        @Test
        void knowsTheUsualValuesOfSettingsOfOptimizers() {
            for (Optimizer optimizer : Catalogue.optimizers().all()) {
                for (Setting setting : optimizer.settings()) {
                    JsonNode usual = schema.root().at("/properties/training/properties/" + setting.name() + "/default");
                    assertThat(usual.isMissingNode())
                            .as(setting.name())
                            .isEqualTo(setting.usual().isEmpty());
                    setting.usual()
                            .ifPresent(value -> assertThat(usual.asDouble()).isEqualTo(value));
                }
                for (Choice choice : optimizer.choices()) {
                    assertThat(schema.values("/properties/training/properties/" + choice.name()))
                            .containsAll(choice.words());
                }
            }
        }

        private static Set<String> own(Optimizer optimizer) {
            Set<String> keys = new TreeSet<>();
            optimizer.settings().forEach(setting -> keys.add(setting.name()));
            optimizer.choices().forEach(choice -> keys.add(choice.name()));
            return keys;
        }

        @ParameterizedTest(name = "{0} instead of {1}")
        @CsvSource(delimiter = '|', textBlock = """
                        ''                             | id: complete
                        'id: a b'                      | id: complete
                        ''                             | title: Everything at once
                        'layout: column'               | layout: columns
                        'inputs: 0'                    | inputs: 2
                        'inputs: 1.5'                  | inputs: 2
                        'units: two'                   | units: 2
                        'activation: sigmiod'          | activation: sigmoid
                        'activation: {name: sigmoid, slope: 0.1}' | activation: sigmoid
                        'weights: [[1, two], [3, 1/2]]' | weights: [[1, 2], [3, 1/2]]
                        'weights: []'                  | weights: [[1, 2], [3, 1/2]]
                        'biases: null'                 | biases: none
                        'name: hing'                   | name: bce
                        'batch: average'               | batch: mean
                        'input: [[1, 0]]'              | input: [1, 0]
                        'optimizer: adm'               | optimizer: sgd
                        'optimizer: momentum, momentum: 1' | optimizer: sgd
                        'optimizer: momentum, momentum: 0.5, form: heavy' | optimizer: sgd
                        'optimizer: sgd, momentum: 0.5' | optimizer: sgd
                        'optimizer: adam, bias-correction: maybe' | optimizer: sgd
                        'steps: 0'                     | steps: 2
                        'steps: 2, epochs: 2'          | steps: 2
                        'clip: 2'                      | 'clip: {norm: 2}'
                        'clip: {norm: 2, value: 1}'    | 'clip: {norm: 2}'
                        'clip: {norm: 0}'              | 'clip: {norm: 2}'
                        'decay-biases: yes'            | 'weight-decay: 0.1'
                        'learning-rate: []'            | learning-rate: 0.5
                        'learning-rate: {initial: 0.5, schedule: cosine}' | learning-rate: 0.5
                        'learning-rate: {initial: 0.5}' | learning-rate: 0.5
                        'penalty: {}'                  | 'penalty: {l2: 0.1, l2-factor: 1/m, biases: no}'
                        'penalty: {l1: 0.1, l2-factor: 1}' | 'penalty: {l2: 0.1, l2-factor: 1/m, biases: no}'
                        'l2: -1'                       | 'l2: 0.1'
                        'l2-factor: 1/3'               | 'l2-factor: 1/m'
                        'learning-rate: 0'             | learning-rate: 0.5
                        'rate: 0.5'                    | learning-rate: 0.5
                        'p q: [1, 1]'                  | p: [1, 1]
                        'parameters: old'              | parameters: updated
                        'classes-from: 2'              | classes-from: 1
                        'class-threshold: half'        | class-threshold: 0.5
                        'given: [0.1, 0.2]'            | given: {delta2: [0.1, 0.2]}
                        'index: superscript'           | index: brackets
                        'tolerance: 1e-4'              | tolerance: {relative: 1e-4, absolute: 1e-6}
                        'absolute: -1e-6'              | absolute: 1e-6
                        'decimals: 3.5'                | decimals: 3
                        'significant-digits: 0'        | decimals: 3
                        'partial-credit: half'         | partial-credit: entries
                        'points: -1'                   | points: 2.5
                        'points: 2000000'              | points: 2.5
                        'quantitiy: dE/dW1'            | quantity: dE/dW1
                        '[h1]'                         | h1
                        'activation: {name: sigmoid, formula: 2 * z}' | activation: sigmoid
                        'activation: {formula: w * z, w: two}' | activation: sigmoid
                        'activation: {w: 2}'           | activation: sigmoid
                        'loss: {batch: mean}'          | 'loss: {name: bce, outputs: sum, batch: mean}'
                        'loss: {name: bce, formula: (a - t)**2}' | 'loss: {name: bce, outputs: sum, batch: mean}'
                        'target: 1, label: 1'          | 'target: 1'
                        'label: half'                  | 'target: 1'
                        'target: 1, weight: -1'        | 'target: 1'
                        'biases: {shared: 1, values: 2}' | 'biases: none'
                        'biases: {input: -1}'          | 'biases: none'
                        'biases: none, dropout: {keep: 0.5}' | 'biases: none'
                        'biases: none, dropout: {mask: [1, 0], keep: 0}' | 'biases: none'
                        'biases: none, dropout: {mask: [1, 0], keep: 0.5, drop: 0.5}' | 'biases: none'
                        'loss: {name: bce, delta: 1}'  | 'loss: {name: bce, outputs: sum, batch: mean}'
                        'loss: {name: huber, delta: 0}' | 'loss: {name: bce, outputs: sum, batch: mean}'
                        'loss: {name: bce, base: 1}'   | 'loss: {name: bce, outputs: sum, batch: mean}'
                        'loss: {name: bce, smoothing: 1}' | 'loss: {name: bce, outputs: sum, batch: mean}'
                        'optimizer: sgd, factor: 2'    | optimizer: sgd
                        'name: relu6, at-kinks: 0.5'   | 'name: leaky-relu, slope: 0.1'
                        'gradient-layout: row'         | gradient-layout: denominator
                        'jacobian-layout: rows'        | jacobian-layout: numerator
                        'dialect: latex'               | dialect: numpy
                        'dialect: python'              | dialect: matlab
                        'w5: W2'                       | 'w5: "W[2][1, 2]"'
                        'entries: [w5, o1]'            | 'entries: {w5: "W[2][1, 2]", o1: "h[2][1]"}'
                        'w 5: "W[2][1, 2]"'            | 'w5: "W[2][1, 2]"'
                        'as: formla'                   | 'as: formula'
                        'indices: []'                  | 'indices: [u, v]'
                        'indices: [u, u]'              | 'indices: [u, v]'
                        'indices: [u, v, w]'           | 'indices: [u, v]'
                        'indices: [u1, v]'             | 'indices: [u, v]'
                        'using: []'                    | 'using: [W2, h1, b2]'
                        'using: W2'                    | 'using: [W2, h1, b2]'
                        'using: {}'                    | 'using: [W2, h1, b2]'
                        'expected: [W2 @ h1 + b2]'      | 'expected: W2 @ h1 + b2'
                        'expected: 1, tolerance: {decimals: 3}' | 'expected: W2 @ h1 + b2'
                        'as: numbers, dialect'         | 'as: formula, dialect'
                        """)
        void refusesWhatTheReaderRefuses(String wrong, String right) {
            String text = COMPLETE.replaceFirst(quoted(right), wrong);

            assertThat(text).isNotEqualTo(COMPLETE);
            assertThat(schema.faults(text)).isNotEmpty();
            assertThat(ProblemReader.read("problem.yaml", bytes(text)).problem())
                    .as("the problem that the reader finds")
                    .isEmpty();
        }

        @Test
        void refusesATrainingStepWithoutALossOrGivenGradients() {
            String text = COMPLETE.replaceFirst("  loss:.*\n", "").replaceFirst("given:.*\n", "");

            assertThat(schema.faults(text)).isNotEmpty();
        }

        private Issue onlyIssue(String text) {
            assertThat(text).isNotEqualTo(COMPLETE);
            List<Issue> issues = issues(text);
            assertThat(issues).hasSize(1);
            return issues.get(0);
        }

        private List<Issue> issues(String text) {
            return ProblemReader.read("problem.yaml", bytes(text)).issues().all();
        }
    }

    @Nested
    class OfSubmissions {
        private final Schemas schema = Schemas.SUBMISSION;

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "answers: {}",
                    "answers: {z1: 0.5, a1: [1, .5, 1/2], dE/dW1: [[1, 2], [3, 4]], b1:, 'W[1]': '0.1 0.2'}",
                    "{student: 123456, name: Ada, problem: one, answers: {z1: [0.5]}}",
                    "answers: {one: {z1: 0.5}, two: {z1: [[1]], z2:}, three:}"
                })
        void acceptsWhatTheReaderAcceptsWithoutAWord(String text) {
            assertThat(schema.faults(text)).isEmpty();
            assertThat(issues(text)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "student: ada",
                    "[0.5]",
                    "answers: [0.5]",
                    "answers: 0.5",
                    "{answers: {z1: 0.5}, grade: 1}",
                    "{student: [ada], answers: {z1: 0.5}}"
                })
        void refusesWhatTheReaderComplainsAbout(String text) {
            assertThat(schema.faults(text)).isNotEmpty();
            assertThat(issues(text)).isNotEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "answers: {z1: '0,5'}",
                    "answers: {z1: [0.5, {a: 1}]}",
                    "answers: {one: {z1: 0.5}, two: 0.5}",
                    "answers: {one: {z1: {z2: 0.5}}}",
                    "{problem: one, answers: {one: {z1: 0.5}}}"
                })
        void refusesAnswersThatCannotBeRead(String text) {
            assertThat(schema.faults(text)).isNotEmpty();
        }

        @Test
        void knowsTheKeysThatTheReaderKnows() {
            Issue issue = issues("{answers: {z1: 0.5}, nonsense: 1}").get(0);

            assertThat(schema.properties("")).isEqualTo(new TreeSet<>(issue.expected()));
        }

        private List<Issue> issues(String text) {
            return SubmissionReaders.installed()
                    .forFile("ada.yaml")
                    .orElseThrow()
                    .read("ada.yaml", bytes(text))
                    .issues();
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void explainsEveryKey(Schemas schema) {
        List<String> unexplained = new ArrayList<>();
        collectUnexplained(schema.root(), "", unexplained);

        assertThat(unexplained).isEmpty();
    }

    private static void collectUnexplained(JsonNode node, String pointer, List<String> unexplained) {
        boolean isCondition = pointer.endsWith("/if") || pointer.contains("/dependentSchemas/");
        if (isCondition || pointer.endsWith("/then") && node.path("properties").has("answers")) {
            return;
        }
        JsonNode properties = node.path("properties");
        for (String key : properties.propertyNames()) {
            if (!properties.path(key).has("title") || !properties.path(key).has("description")) {
                unexplained.add(pointer + "/properties/" + key);
            }
        }
        for (String key : node.propertyNames()) {
            collectUnexplained(node.path(key), pointer + "/" + key, unexplained);
        }
    }

    private static Stream<Schemas> schemas() {
        return Stream.of(Schemas.PROBLEM, Schemas.SUBMISSION, Schemas.CLASS);
    }

    static List<Path> problemFiles() {
        return ProblemFiles.all();
    }

    private static <T extends Named> Stream<T> parts(Catalogue<T> catalogue) {
        return catalogue.names().stream().map(name -> catalogue.find(name).orElseThrow());
    }

    private static Set<String> allNames(Catalogue<? extends Named> catalogue) {
        Set<String> names = new TreeSet<>();
        parts(catalogue).map(SchemaTest::namesOf).forEach(names::addAll);
        return names;
    }

    private static Collection<String> namesOf(Named part) {
        List<String> names = new ArrayList<>(part.aliases());
        names.add(part.name());
        return names;
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
