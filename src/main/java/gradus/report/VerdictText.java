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
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is said to a student about a line: a few words, and the facts behind them. Never a true value. */
final class VerdictText {
    private static final int MOST_ENTRIES = 6;

    private VerdictText() {}

    /** The verdict in a few words. */
    static String words(Verdict verdict) {
        return switch (verdict.code()) {
            case "wrong-shape" ->
                switch (((Verdict.WrongShape) verdict).fault()) {
                    case TRANSPOSED_AND_RIGHT -> "transposed";
                    case AXES_EXCHANGED_AND_RIGHT -> "other layout";
                    default -> "wrong shape";
                };
            case "not-a-number" -> "not a number";
            case "other-convention" -> "other convention";
            case "wrong-formula" -> formulaWords(((Verdict.WrongFormula) verdict).judgement());
            case "missing" -> ((Verdict.Missing) verdict).leftBlank() ? "left blank" : "missing";
            default -> verdict.code();
        };
    }

    private static String formulaWords(FormulaJudgement judgement) {
        return judgement instanceof FormulaJudgement.NotAllowed ? "not allowed" : "wrong";
    }

    /**
     * The facts, one sentence each; empty for a line that is simply right.
     *
     * @param reveal how much may be said
     */
    static List<String> facts(MarkLine line, Reveal reveal) {
        return facts(line, reveal, Entries.NAMED);
    }

    /** How wrong entries are told. */
    enum Entries {
        /** One by one, with their places. */
        NAMED,
        /** How many there are; they are marked where they stand. */
        COUNTED
    }

    /** The same facts, with wrong entries told in one way or the other. */
    static List<String> facts(MarkLine line, Reveal reveal, Entries entries) {
        List<String> facts = new ArrayList<>();
        Verdict verdict = line.verdict();
        if (verdict instanceof Verdict.Right right) {
            addRight(facts, right);
        } else if (verdict instanceof Verdict.Follows follows) {
            facts.add("The step is right; the difference comes from " + joined(follows.from()) + ".");
        } else if (verdict instanceof Verdict.OtherConvention other) {
            addConvention(facts, other, reveal);
        } else if (verdict instanceof Verdict.Unreadable unreadable) {
            facts.add(placed(unreadable.position(), unreadable.reason()));
            unreadable.fix().ifPresent(fix -> facts.add("To mend it, " + Visible.of(fix) + "."));
        } else if (verdict instanceof Verdict.UnreadableFormula unreadable) {
            facts.addAll(FormulaFacts.of(unreadable));
        } else if (reveal.allows(Reveal.WHERE)) {
            addFaults(facts, line, entries);
        }
        line.verdict().explained().ifPresent(diagnosis -> facts.addAll(DiagnosisText.facts(diagnosis, reveal)));
        return facts;
    }

    /** A reason with its line, or with its file where that has no lines. */
    static String placed(SourcePosition position, String reason) {
        String place = position.hasLine() ? "Line " + position.line() : "In " + Visible.of(position.lastName());
        return place + ": " + Visible.of(reason) + ".";
    }

    private static void addFaults(List<String> facts, MarkLine line, Entries entries) {
        Verdict verdict = line.verdict();
        if (verdict instanceof Verdict.WrongFormula wrong) {
            facts.addAll(FormulaFacts.of(wrong.judgement(), line));
        } else if (verdict instanceof Verdict.Wrong wrong) {
            addEntries(facts, wrong.entries(), entries);
            boolean onlyDigitsMissing = wrong.entries().stream()
                    .allMatch(entry -> entry.verdict().isRight() || entry.verdict() == EntryVerdict.TOO_FEW_DIGITS);
            if (onlyDigitsMissing) {
                facts.add("Write more digits.");
            } else if (wrong.offByLittle()) {
                facts.add(
                        "The last digits differ a little, as if rounded too early: carry more digits, round at the end.");
            } else if (wrong.madeIn().isPresent()) {
                facts.add(
                        "It follows from your " + wrong.madeIn().get()
                                + ", in which a mistake was made. That line was not asked, so this one counts as wrong in its place.");
            } else {
                facts.add(whereToLook(line));
            }
        } else if (verdict instanceof Verdict.NotANumber notANumber) {
            addEntries(facts, notANumber.entries(), entries);
        } else if (verdict instanceof Verdict.WrongShape wrongShape) {
            addShape(facts, wrongShape);
        }
    }

    private static void addConvention(List<String> facts, Verdict.OtherConvention other, Reveal reveal) {
        String earns = switch (other.rule()) {
            case ACCEPT, NOTE -> "that is accepted here.";
            case HALF -> "that earns half of the points here.";
            case REJECT -> "that earns no points here.";
        };
        facts.add("Your paper keeps to another convention than the problem; " + earns);
        if (reveal.allows(Reveal.MISTAKE)) {
            facts.add(sentence(other.convention().name()) + " "
                    + other.convention().text());
        } else if (reveal.allows(Reveal.HINT)) {
            facts.add(other.convention().hint());
        }
    }

    /** Some words as a sentence. */
    static String sentence(String words) {
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static void addRight(List<String> facts, Verdict.Right right) {
        if (right.coarse()) {
            facts.add("Right as far as its digits go: some numbers have one significant digit only, so write more.");
        }
        if (right.roundedEarly()) {
            facts.add("Right for your own rounded lines: carry more digits, and round at the end.");
        }
        if (right.turned()) {
            facts.add("Rows and columns are exchanged; for a vector that is accepted.");
        }
    }

    private static void addEntries(List<String> facts, List<EntryMark> entries, Entries told) {
        List<EntryMark> faulty =
                entries.stream().filter(entry -> !entry.verdict().isRight()).toList();
        if (entries.size() == 1 && told == Entries.COUNTED) {
            return;
        }
        if (entries.size() == 1) {
            facts.add(Visible.of(entries.get(0).written())
                    + meaning(entries.get(0).verdict()));
            return;
        }
        facts.add((entries.size() - faulty.size()) + " of " + entries.size() + " entries agree.");
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
        named.stream().limit(MOST_ENTRIES).map(entry -> entry(entry, entries)).forEach(facts::add);
        if (named.size() > MOST_ENTRIES) {
            facts.add("… and " + (named.size() - MOST_ENTRIES) + " more.");
        }
    }

    /** A place is counted in a vector, has its index in a tensor, and has row and column in a matrix. */
    private static String entry(EntryMark entry, List<EntryMark> all) {
        if (!entry.before().isEmpty()) {
            List<Integer> index = new ArrayList<>(entry.before());
            index.addAll(List.of(entry.row(), entry.column()));
            return "Entry " + index + ": " + Visible.of(entry.written()) + meaning(entry.verdict());
        }
        EntryMark last = all.get(all.size() - 1);
        boolean isVector = last.row() == 1 || last.column() == 1;
        String place = isVector
                ? "Entry " + Math.max(entry.row(), entry.column())
                : "Row " + entry.row() + ", column " + entry.column();
        return place + ": " + Visible.of(entry.written()) + meaning(entry.verdict());
    }

    private static String meaning(EntryVerdict verdict) {
        return switch (verdict) {
            case WRONG -> " does not agree.";
            case TOO_FEW_DIGITS -> " has too few digits to be judged.";
            case NOT_FINITE -> " is not a number that can be right.";
            case RIGHT, COARSE -> " agrees.";
            case FOLLOWS -> " follows from your own lines.";
        };
    }

    static String whereToLook(MarkLine line) {
        Origin origin = line.origin();
        if (origin.computedFrom().isEmpty()) {
            return "Look at how it is computed from what is given.";
        }
        String from = "It is computed from " + joined(origin.computedFrom());
        if (!origin.wrong().isEmpty()) {
            return from + ": " + joined(origin.wrong()) + (origin.wrong().size() == 1 ? " is" : " are")
                    + " not right, so look there first.";
        }
        if (!origin.unanswered().isEmpty() && origin.computedFrom().size() == 1) {
            return from + ", which has no answer.";
        }
        if (!origin.unanswered().isEmpty()) {
            return from + "; " + joined(origin.unanswered())
                    + (origin.unanswered().size() == 1 ? " has no answer." : " have no answer.");
        }
        return from + (origin.computedFrom().size() == 1 ? ", which is right" : ", which are right")
                + ": look at this step.";
    }

    private static void addShape(List<String> facts, Verdict.WrongShape verdict) {
        if (!verdict.written().equals(verdict.expected().sizes())) {
            facts.add("You wrote " + sizes(verdict.written()) + ", asked is " + sizes(verdict.expected()) + ".");
        }
        String meaning = meaning(verdict.fault());
        if (!meaning.isEmpty()) {
            facts.add(meaning);
        }
    }

    private static String meaning(ShapeFault fault) {
        return switch (fault) {
            case TRANSPOSED_AND_RIGHT -> "The numbers are right with rows and columns exchanged.";
            case AXES_EXCHANGED_AND_RIGHT ->
                "The numbers are right with the axes in another order, as where channels come last instead of first.";
            case TRANSPOSED -> "Rows and columns are exchanged.";
            case FLAT -> "Write one list for each row.";
            case FIRST_COLUMN_ONLY -> "Your numbers are those of the first column; the others are missing.";
            case FIRST_ROW_ONLY -> "Your numbers are those of the first row; the others are missing.";
            case DECIMAL_COMMAS -> "There are twice as many numbers: write 0.5 instead of 0,5.";
            case OTHER -> "";
        };
    }

    /** A shape for people: {@code 3 numbers}, {@code 2 rows of 3}. */
    static String sizes(Shape shape) {
        return sizes(shape.sizes());
    }

    static String sizes(List<Integer> sizes) {
        int count = sizes.stream().reduce(1, (a, b) -> a * b);
        boolean isVector = sizes.stream().filter(size -> size > 1).count() <= 1;
        if (count == 1) {
            return "one number";
        }
        if (isVector) {
            return count + " numbers";
        }
        return sizes.size() == 2
                ? sizes.get(0) + " rows of " + sizes.get(1)
                : sizes.stream().map(String::valueOf).collect(Collectors.joining(" x ")) + " numbers";
    }

    static String joined(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }
}
