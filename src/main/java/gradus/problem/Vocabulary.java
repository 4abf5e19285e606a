package gradus.problem;

import gradus.graph.Quantity;
import gradus.issue.Names;
import gradus.network.NetworkQuantities;
import gradus.problem.Notation.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one resolver of names: which quantity a person means who writes {@code dW2}, {@code grad_W2}, {@code ∂E/∂W[2]},
 * {@code W2'} or a letter of the course.
 *
 * <p>Spellings in the course's letters come before those in the general ones, exact case before any case; within a step,
 * quantities that the problem asks come before the others, and of those left the one of which it is the full name. A name
 * that still fits two quantities is ambiguous.
 */
public final class Vocabulary {
    private static final List<String> LOSS_WORDS = List.of("E", "L", "J", "C", "loss", "cost", "error", "Loss");
    private static final List<String> OUTPUT_WORDS = List.of("yhat", "output", "out", "haty", "prediction");
    private static final List<String> INPUT_WORDS = List.of("x", "X", "input");
    private static final List<String> TARGET_WORDS = List.of("t", "target", "targets");
    private static final List<String> RATE_WORDS = List.of("eta", "lr", "alpha");
    private static final List<String> CLASS_WORDS = List.of("class", "predictedclass", "prediction", "predclass");

    /** No name is longer, and nothing longer is worth taking apart. */
    private static final int LONGEST = 200;

    private final Notation notation;
    private final Set<Quantity> quantities;
    private final Set<Quantity> asked;
    private final List<Map<String, Set<Quantity>>> steps;
    /** What later steps of a training have as well: in the first step it may be called so. */
    private final Set<Quantity> repeated = new HashSet<>();

    /**
     * The vocabulary of a problem.
     *
     * @param quantities everything that has a name, in the order of the graph
     * @param asked what the questions ask; preferred where a name fits several quantities
     */
    public Vocabulary(Notation notation, Collection<Quantity> quantities, Collection<Quantity> asked) {
        this.notation = notation;
        this.quantities = new LinkedHashSet<>(quantities);
        this.asked = Set.copyOf(asked);
        for (Quantity quantity : this.quantities) {
            if (quantity instanceof Quantity.AtStep later) {
                repeated.add(later.quantity());
            }
        }
        Map<String, Set<Quantity>> course = new HashMap<>();
        Map<String, Set<Quantity>> general = new HashMap<>();
        for (Quantity quantity : this.quantities) {
            add(course, new Spellings(notation, false).of(quantity), quantity);
            add(general, new Spellings(Notation.canonical(notation.layers()), true).of(quantity), quantity);
            add(general, Set.of(quantity.toString()), quantity);
        }
        notation.names().forEach((name, quantity) -> course.put(Spelling.bare(name), Set.of(quantity)));
        this.steps = List.of(course, general, anyCase(course), anyCase(general));
    }

    private static void add(Map<String, Set<Quantity>> map, Collection<String> spellings, Quantity quantity) {
        for (String spelling : spellings) {
            map.computeIfAbsent(Spelling.bare(spelling), bare -> new LinkedHashSet<>())
                    .add(quantity);
        }
    }

    private static Map<String, Set<Quantity>> anyCase(Map<String, Set<Quantity>> exact) {
        Map<String, Set<Quantity>> folded = new HashMap<>();
        exact.forEach((spelling, meant) -> meant.stream()
                .filter(quantity -> !isLossLetter(spelling, quantity))
                .forEach(quantity -> folded.computeIfAbsent(
                                spelling.toLowerCase(Locale.ROOT), bare -> new LinkedHashSet<>())
                        .add(quantity)));
        return folded;
    }

    /** A letter for the loss is one in its own case only: {@code e} is often the vector of errors, {@code c} a class. */
    private static boolean isLossLetter(String spelling, Quantity quantity) {
        return spelling.length() == 1 && quantity.equals(NetworkQuantities.LOSS);
    }

    /** Whether a name, bare of decoration, is a usual one for the loss. */
    static boolean isLossWord(String bare) {
        return LOSS_WORDS.contains(bare);
    }

    /** The quantity that a written name stands for. */
    public Resolution resolve(String written) {
        return resolve(written, true);
    }

    /** Like {@link #resolve(String)}, but looks for no similar name: for the thousandth unknown name of a file. */
    public Resolution resolveExactly(String written) {
        return resolve(written, false);
    }

    private Resolution resolve(String written, boolean withSuggestion) {
        if (written.length() > LONGEST) {
            return new Resolution.Unknown(Optional.empty());
        }
        String bare = Spelling.bare(written);
        List<String> keys = List.of(bare, bare, bare.toLowerCase(Locale.ROOT), bare.toLowerCase(Locale.ROOT));
        for (int step = 0; step < steps.size(); step++) {
            Set<Quantity> meant = steps.get(step).getOrDefault(keys.get(step), Set.of());
            if (!meant.isEmpty()) {
                return choose(written, meant);
            }
        }
        return withSuggestion ? unresolved(bare) : new Resolution.Unknown(Optional.empty());
    }

    /** A letter without its layer can mean that of every layer; else the nearest name, whatever way layers are attached. */
    private Resolution unresolved(String bare) {
        Map<String, String> spelled = new LinkedHashMap<>();
        spellings().forEach(name -> spelled.putIfAbsent(Spelling.bare(name), name));
        List<String> ofSomeLayer = spelled.keySet().stream()
                .filter(name -> name.length() > bare.length()
                        && name.startsWith(bare)
                        && name.substring(bare.length()).chars().allMatch(Character::isDigit))
                .sorted()
                .toList();
        if (ofSomeLayer.size() > 1) {
            return new Resolution.Ambiguous(ofSomeLayer.stream()
                    .map(name -> spelled.getOrDefault(name, name))
                    .toList());
        }
        return new Resolution.Unknown(
                Names.nearest(bare, spelled.keySet()).map(name -> spelled.getOrDefault(name, name)));
    }

    /** Whether the letters of the course give the written name, exactly so, to some quantity. */
    boolean isTaken(String written) {
        return steps.get(0).containsKey(Spelling.bare(written));
    }

    /** Whether a written name is the problem's own spelling of the quantity, and not a synonym or a short form. */
    public boolean isFullName(String written, Quantity quantity) {
        return Spelling.bare(written).equals(Spelling.bare(notation.spell(quantity)));
    }

    private Resolution choose(String written, Set<Quantity> meant) {
        List<Quantity> candidates = meant.stream().filter(asked::contains).toList();
        if (candidates.isEmpty()) {
            candidates = quantities.stream().filter(meant::contains).toList();
        }
        List<Quantity> called = candidates.stream()
                .filter(quantity -> isFullName(written, quantity))
                .toList();
        if (called.size() == 1) {
            return new Resolution.Found(called.get(0));
        }
        return candidates.size() == 1
                ? new Resolution.Found(candidates.get(0))
                : new Resolution.Ambiguous(distinctNames(candidates));
    }

    /** The names in the problem's notation; where that gives two quantities one name, the canonical ones. */
    private List<String> distinctNames(List<Quantity> candidates) {
        List<String> spelled =
                candidates.stream().map(notation::spell).distinct().toList();
        return spelled.size() == candidates.size()
                ? spelled
                : candidates.stream().map(Quantity::toString).toList();
    }

    /** Everything that has a name, in the order of the graph. */
    public Set<Quantity> quantities() {
        return Collections.unmodifiableSet(quantities);
    }

    /** The names in the problem's notation, asked ones first. */
    public List<String> spellings() {
        Set<Quantity> ordered = new LinkedHashSet<>();
        quantities.stream().filter(asked::contains).forEach(ordered::add);
        ordered.addAll(quantities);
        return ordered.stream().map(notation::spell).toList();
    }

    /** Every way to spell a quantity with one set of letters. */
    private final class Spellings {
        private final Notation letters;
        private final boolean withSynonyms;

        Spellings(Notation letters, boolean withSynonyms) {
            this.letters = letters;
            this.withSynonyms = withSynonyms;
        }

        Set<String> of(Quantity quantity) {
            Set<String> spellings = new LinkedHashSet<>(ofKind(quantity));
            spellings.addAll(notation.namesOf(quantity));
            if (repeated.contains(quantity)) {
                List.copyOf(spellings).forEach(name -> spellings.add(name + "@1"));
            }
            return spellings;
        }

        private Set<String> ofLater(Quantity.AtStep later) {
            Set<String> spellings = new LinkedHashSet<>();
            for (String name : ofKind(later.quantity())) {
                spellings.addAll(List.of(name + "@" + later.step(), name + "step" + later.step()));
            }
            return spellings;
        }

        private Set<String> ofCompanion(Quantity.Companion companion) {
            Set<String> spellings = new LinkedHashSet<>();
            of(companion.parameter()).forEach(name -> spellings.add(companion.letter() + name));
            return spellings;
        }

        private Set<String> ofKind(Quantity quantity) {
            if (quantity instanceof Quantity.Gradient gradient) {
                return ofGradient(gradient);
            }
            if (quantity instanceof Quantity.Updated updated) {
                return ofUpdated(updated.parameter());
            }
            if (quantity instanceof Quantity.AtPoint atPoint) {
                return ofAtPoint(atPoint);
            }
            if (quantity instanceof Quantity.AtStep later) {
                return ofLater(later);
            }
            if (quantity instanceof Quantity.Companion companion) {
                return ofCompanion(companion);
            }
            if (quantity instanceof Quantity.Jacobian jacobian) {
                return ofJacobian(jacobian);
            }
            if (quantity instanceof Quantity.Transposed transposed) {
                return of(transposed.whole());
            }
            if (quantity instanceof Quantity.Entry entry) {
                return ofEntry(entry);
            }
            return ofVariable((Quantity.Variable) quantity);
        }

        private Set<String> ofEntry(Quantity.Entry entry) {
            Set<String> spellings = new LinkedHashSet<>(Set.of(notation.spell(entry)));
            Quantity inside = Notation.inside(entry);
            if (!inside.equals(entry)) {
                spellings.addAll(of(inside));
            }
            return spellings;
        }

        private Set<String> ofJacobian(Quantity.Jacobian jacobian) {
            Set<String> spellings = new LinkedHashSet<>();
            for (String by : of(jacobian.by())) {
                of(jacobian.of()).forEach(of -> spellings.addAll(List.of("d" + of + "/d" + by, "d" + of + "d" + by)));
            }
            return spellings;
        }

        private Set<String> ofVariable(Quantity.Variable variable) {
            Set<String> spellings = new LinkedHashSet<>();
            spellings.add(letters.spell(variable));
            letterOf(variable).forEach(letter -> spellings.add(letter + layerText(variable)));
            if (letters.layers() == 1 && variable.layer() == 1) {
                spellings.addAll(letterOf(variable));
            }
            if (variable.equals(NetworkQuantities.INPUT)) {
                Stream.of(Role.ACTIVATION, Role.INPUT)
                        .flatMap(role -> letters.letter(role).stream())
                        .filter(letter -> !isNetInputLetter(letter))
                        .forEach(letter -> spellings.add(letter + "0"));
            }
            if (withSynonyms) {
                spellings.addAll(synonyms(variable));
            }
            return spellings;
        }

        /** Where a is the net input, a0 is not the input, however usual that is elsewhere. */
        private boolean isNetInputLetter(String letter) {
            return notation.letter(Role.NET_INPUT).equals(Optional.of(letter));
        }

        private String layerText(Quantity.Variable variable) {
            return variable.layer() == 0 ? "" : String.valueOf(variable.layer());
        }

        private List<String> letterOf(Quantity.Variable variable) {
            return Notation.role(variable).flatMap(letters::letter).stream().toList();
        }

        private List<String> synonyms(Quantity.Variable variable) {
            if (letters.isOutput(variable)) {
                return OUTPUT_WORDS;
            }
            if (variable.equals(NetworkQuantities.INPUT)) {
                return INPUT_WORDS;
            }
            if (variable.equals(NetworkQuantities.TARGET)) {
                return TARGET_WORDS;
            }
            if (variable.equals(NetworkQuantities.LOSS)) {
                return LOSS_WORDS;
            }
            if (variable.equals(NetworkQuantities.LEARNING_RATE)) {
                return RATE_WORDS;
            }
            if (variable.equals(NetworkQuantities.MOMENTUM)) {
                return List.of("mu", "μ");
            }
            if (variable.equals(NetworkQuantities.DECAY)) {
                return List.of("rho", "ρ");
            }
            return variable.equals(NetworkQuantities.CLASS) ? CLASS_WORDS : List.of();
        }

        private Set<String> ofGradient(Quantity.Gradient gradient) {
            Set<String> spellings = new LinkedHashSet<>();
            // Any letter for the loss goes with any letters for the rest: dE/da1 is not the a of another course.
            Set<String> losses = new LinkedHashSet<>(of(gradient.of()));
            losses.addAll(new Spellings(notation, true).of(gradient.of()));
            for (String by : of(gradient.by())) {
                if (!(gradient.of() instanceof Quantity.Entry)) {
                    spellings.addAll(List.of("d" + by, "grad" + by, by + "grad"));
                }
                for (String loss : losses) {
                    spellings.addAll(List.of("d" + loss + "/d" + by, "d" + loss + "d" + by, "grad" + by + loss));
                }
            }
            if (Notation.isDelta(gradient)) {
                Quantity.Variable netInput = (Quantity.Variable) gradient.by();
                letters.letter(Role.DELTA).ifPresent(letter -> {
                    spellings.add(letter + netInput.layer());
                    if (letters.layers() == 1) {
                        spellings.add(letter);
                    }
                });
            }
            if (gradient.by() instanceof Quantity.Entry entry
                    && Notation.isDelta(Quantity.gradient(gradient.of(), entry.whole()))) {
                letters.letter(Role.DELTA).ifPresent(letter -> spellings.add(letter + notation.spell(entry)));
            }
            return spellings;
        }

        private Set<String> ofUpdated(Quantity parameter) {
            Set<String> spellings = new LinkedHashSet<>();
            for (String name : of(parameter)) {
                for (String word : List.of("new", "updated", "next")) {
                    spellings.addAll(List.of(name + word, word + name));
                }
                spellings.addAll(List.of(name + "'", name + "+"));
            }
            if (parameter instanceof Quantity.Variable variable) {
                for (String letter : letterOf(variable)) {
                    spellings.addAll(List.of(letter + "'" + variable.layer(), letter + "new" + variable.layer()));
                }
            }
            return spellings;
        }

        private Set<String> ofAtPoint(Quantity.AtPoint atPoint) {
            Set<String> spellings = new LinkedHashSet<>();
            if (atPoint.quantity().equals(NetworkQuantities.INPUT)) {
                spellings.add(atPoint.point());
            }
            for (String name : of(atPoint.quantity())) {
                spellings.addAll(List.of(name + atPoint.point(), name + "@" + atPoint.point()));
                if (isOnlyPoint(atPoint.point())) {
                    spellings.addAll(shortForms(name, atPoint));
                }
            }
            return spellings;
        }

        /** Where there is one query point, {@code a2_new} and {@code class} say enough. */
        private List<String> shortForms(String name, Quantity.AtPoint atPoint) {
            List<String> forms = new ArrayList<>(List.of(name + "new", name + "query"));
            if (atPoint.quantity().equals(NetworkQuantities.CLASS)) {
                forms.add(name);
            }
            return forms;
        }

        private boolean isOnlyPoint(String point) {
            return quantities.stream()
                    .filter(Quantity.AtPoint.class::isInstance)
                    .map(Quantity.AtPoint.class::cast)
                    .allMatch(other -> other.point().equals(point));
        }
    }
}
