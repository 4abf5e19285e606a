package gradus.report;

import gradus.grading.EntryMark;
import gradus.grading.EntryVerdict;
import gradus.grading.MarkLine;
import gradus.grading.Origin;
import gradus.grading.Verdict;
import gradus.grading.Verdict.ShapeFault;
import gradus.issue.SourcePosition;
import gradus.issue.Visible;
import gradus.problem.FormulaJudgement;
import gradus.problem.Reveal;
import gradus.report.language.Language;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is said to a student about a line: a few words, and the facts behind them. Never a true value. */
final class VerdictText {
    private static final int MOST_ENTRIES = 6;

    private VerdictText() {}

    /** The verdict in a few words. */
    static String words(Verdict verdict, Language language) {
        if (verdict instanceof Verdict.WrongShape shape && shape.fault() == ShapeFault.TRANSPOSED_AND_RIGHT) {
            return language.text("verdict.transposed");
        }
        if (verdict instanceof Verdict.WrongShape shape && shape.fault() == ShapeFault.AXES_EXCHANGED_AND_RIGHT) {
            return language.text("verdict.other-layout");
        }
        if (verdict instanceof Verdict.WrongFormula formula) {
            return language.text(
                    formula.judgement() instanceof FormulaJudgement.NotAllowed
                            ? "verdict.not-allowed"
                            : "verdict.wrong");
        }
        return verdict instanceof Verdict.Missing missing && missing.leftBlank()
                ? language.text("verdict.left-blank")
                : language.text("verdict." + verdict.code());
    }

    /**
     * The facts, one sentence each; empty for a line that is simply right.
     *
     * @param telling how much may be said, and in which words
     */
    static List<String> facts(MarkLine line, Telling telling) {
        return facts(line, telling, Entries.NAMED);
    }

    /** How wrong entries are told. */
    enum Entries {
        /** One by one, with their places. */
        NAMED,
        /** How many there are; they are marked where they stand. */
        COUNTED
    }

    /** The same facts, with wrong entries told in one way or the other. */
    static List<String> facts(MarkLine line, Telling telling, Entries entries) {
        List<String> facts = new ArrayList<>();
        Language language = telling.language();
        Verdict verdict = line.verdict();
        if (verdict instanceof Verdict.Right right) {
            addRight(facts, right, language);
        } else if (verdict instanceof Verdict.Follows follows) {
            facts.add(language.text("fact.follows", "lines", language.joined(follows.from())));
        } else if (verdict instanceof Verdict.OtherConvention other) {
            addConvention(facts, other, telling);
        } else if (verdict instanceof Verdict.Unreadable unreadable) {
            facts.add(placed(unreadable.position(), unreadable.reason(), language));
            unreadable.fix().ifPresent(fix -> facts.add(language.text("fix", "fix", Visible.of(fix))));
        } else if (verdict instanceof Verdict.UnreadableFormula unreadable) {
            facts.addAll(FormulaFacts.of(unreadable, language));
        } else if (telling.allows(Reveal.WHERE)) {
            addFaults(facts, line, entries, language);
        }
        line.verdict().explained().ifPresent(diagnosis -> facts.addAll(DiagnosisText.facts(diagnosis, telling)));
        return facts;
    }

    /** A reason with its line, or with its file where that has no lines. */
    static String placed(SourcePosition position, String reason, Language language) {
        String text = Visible.of(reason) + ".";
        return position.hasLine()
                ? language.text("place.line", "line", position.line(), "text", text)
                : language.text("place.file", "file", Visible.of(position.lastName()), "text", text);
    }

    private static void addFaults(List<String> facts, MarkLine line, Entries entries, Language language) {
        Verdict verdict = line.verdict();
        if (verdict instanceof Verdict.WrongFormula wrong) {
            facts.addAll(FormulaFacts.of(wrong.judgement(), line, language));
        } else if (verdict instanceof Verdict.Wrong wrong) {
            addEntries(facts, wrong.entries(), entries, language);
            boolean onlyDigitsMissing = wrong.entries().stream()
                    .allMatch(entry -> entry.verdict().isRight() || entry.verdict() == EntryVerdict.TOO_FEW_DIGITS);
            if (onlyDigitsMissing) {
                facts.add(language.text("fact.more-digits"));
            } else if (wrong.offByLittle()) {
                facts.add(language.text("fact.rounded-too-early"));
            } else if (wrong.madeIn().isPresent()) {
                facts.add(language.text(
                        "fact.made-in-unasked", "line", wrong.madeIn().get()));
            } else {
                facts.add(whereToLook(line, language));
            }
        } else if (verdict instanceof Verdict.NotANumber notANumber) {
            addEntries(facts, notANumber.entries(), entries, language);
        } else if (verdict instanceof Verdict.WrongShape wrongShape) {
            addShape(facts, wrongShape, language);
        }
    }

    private static void addConvention(List<String> facts, Verdict.OtherConvention other, Telling telling) {
        facts.add(telling.language()
                .text(
                        switch (other.rule()) {
                            case ACCEPT, NOTE -> "fact.convention.accepted";
                            case HALF -> "fact.convention.half";
                            case REJECT -> "fact.convention.rejected";
                        }));
        if (telling.allows(Reveal.MISTAKE)) {
            facts.add(telling.language().sentence(telling.name(other.convention())) + " "
                    + telling.text(other.convention()));
        } else if (telling.allows(Reveal.HINT)) {
            facts.add(telling.hint(other.convention()));
        }
    }

    private static void addRight(List<String> facts, Verdict.Right right, Language language) {
        if (right.coarse()) {
            facts.add(language.text("fact.right.coarse"));
        }
        if (right.roundedEarly()) {
            facts.add(language.text("fact.right.rounded"));
        }
        if (right.turned()) {
            facts.add(language.text("fact.right.turned"));
        }
    }

    private static void addEntries(List<String> facts, List<EntryMark> entries, Entries told, Language language) {
        List<EntryMark> faulty =
                entries.stream().filter(entry -> !entry.verdict().isRight()).toList();
        if (entries.size() == 1 && told == Entries.COUNTED) {
            return;
        }
        if (entries.size() == 1) {
            facts.add(meaning(entries.get(0), language));
            return;
        }
        facts.add(language.text("fact.entries", "right", entries.size() - faulty.size(), "all", entries.size()));
        if (told == Entries.COUNTED) {
            return;
        }
        boolean allWrong = faulty.size() == entries.size();
        List<EntryMark> named = allWrong
                ? faulty.stream()
                        .filter(entry -> entry.verdict() != EntryVerdict.WRONG)
                        .limit(1)
                        .toList()
                : faulty;
        named.stream()
                .limit(MOST_ENTRIES)
                .map(entry -> entry(entry, entries, language))
                .forEach(facts::add);
        if (named.size() > MOST_ENTRIES) {
            facts.add(language.text("more", "n", named.size() - MOST_ENTRIES));
        }
    }

    /** A place is counted in a vector, has its index in a tensor, and has row and column in a matrix. */
    private static String entry(EntryMark entry, List<EntryMark> all, Language language) {
        if (!entry.before().isEmpty()) {
            List<Integer> index = new ArrayList<>(entry.before());
            index.addAll(List.of(entry.row(), entry.column()));
            return language.text("entry.place", "entry", index, "text", meaning(entry, language));
        }
        EntryMark last = all.get(all.size() - 1);
        boolean isVector = last.row() == 1 || last.column() == 1;
        String meaning = meaning(entry, language);
        return isVector
                ? language.text("entry.place", "entry", Math.max(entry.row(), entry.column()), "text", meaning)
                : language.text("entry.place.matrix", "row", entry.row(), "column", entry.column(), "text", meaning);
    }

    private static String meaning(EntryMark entry, Language language) {
        String key = switch (entry.verdict()) {
            case WRONG -> "entry.wrong";
            case TOO_FEW_DIGITS -> "entry.too-few-digits";
            case NOT_FINITE -> "entry.not-finite";
            case RIGHT, COARSE -> "entry.right";
            case FOLLOWS -> "entry.follows";
        };
        return language.text(key, "written", Visible.of(entry.written()));
    }

    static String whereToLook(MarkLine line, Language language) {
        Origin origin = line.origin();
        if (origin.computedFrom().isEmpty()) {
            return language.text("look.given");
        }
        int count = origin.computedFrom().size();
        String from = language.joined(origin.computedFrom());
        if (!origin.wrong().isEmpty()) {
            String wrong = language.joined(origin.wrong());
            return language.counted("look.wrong", origin.wrong().size(), "from", from, "wrong", wrong);
        }
        if (!origin.unanswered().isEmpty() && count == 1) {
            return language.text("look.unanswered", "from", from);
        }
        if (!origin.unanswered().isEmpty()) {
            String unanswered = language.joined(origin.unanswered());
            return language.counted(
                    "look.some-unanswered", origin.unanswered().size(), "from", from, "unanswered", unanswered);
        }
        return language.counted("look.here", count, "from", from);
    }

    private static void addShape(List<String> facts, Verdict.WrongShape verdict, Language language) {
        if (!verdict.written().equals(verdict.expected().sizes())) {
            String written = sizes(verdict.written(), language);
            facts.add(language.text("shape", "written", written, "asked", sizes(verdict.expected(), language)));
        }
        switch (verdict.fault()) {
            case TRANSPOSED_AND_RIGHT -> facts.add(language.text("shape.transposed-and-right"));
            case AXES_EXCHANGED_AND_RIGHT -> facts.add(language.text("shape.axes-exchanged-and-right"));
            case TRANSPOSED -> facts.add(language.text("shape.transposed"));
            case FLAT -> facts.add(language.text("shape.flat"));
            case FIRST_COLUMN_ONLY -> facts.add(language.text("shape.first-column"));
            case FIRST_ROW_ONLY -> facts.add(language.text("shape.first-row"));
            case DECIMAL_COMMAS -> facts.add(language.text("shape.decimal-commas"));
            case OTHER -> {}
        }
    }

    /** A shape for people: {@code 3 numbers}, {@code 2 rows of 3}. */
    static String sizes(Shape shape, Language language) {
        return sizes(shape.sizes(), language);
    }

    static String sizes(List<Integer> sizes, Language language) {
        int count = sizes.stream().reduce(1, (a, b) -> a * b);
        boolean isVector = sizes.stream().filter(size -> size > 1).count() <= 1;
        if (count == 1) {
            return language.text("sizes.one");
        }
        if (isVector) {
            return language.text("sizes.vector", "count", count);
        }
        return sizes.size() == 2
                ? language.counted("sizes.matrix", sizes.get(0), "columns", sizes.get(1))
                : language.text(
                        "sizes.array",
                        "sizes",
                        sizes.stream().map(String::valueOf).collect(Collectors.joining(" x ")));
    }
}
