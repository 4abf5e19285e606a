package gradus.report;

import gradus.grading.Explanation;
import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.Verdict;
import gradus.problem.Reveal;
import gradus.tensor.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A paper told in a sentence or two: how much is right, where the mistakes were made, and what only followed from them. */
final class Story {
    private static final int MOST_NAMED = 4;

    private final MarkSheet sheet;
    private final Reveal reveal;

    Story(MarkSheet sheet, Reveal reveal) {
        this.sheet = sheet;
        this.reveal = reveal;
    }

    /** The sentences, ending with the points. */
    String text() {
        return sentences() + " " + Digits.points(sheet.points()) + " of " + Digits.points(sheet.maximum()) + " points.";
    }

    /** The sentences without the points. */
    String sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(counts());
        convention().ifPresent(sentences::add);
        errors().ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    private List<MarkLine> with(Predicate<Verdict> kind) {
        return sheet.lines().stream().filter(line -> kind.test(line.verdict())).toList();
    }

    private String counts() {
        int lines = sheet.lines().size();
        int right = sheet.count(Verdict::isRight);
        int following = sheet.count(verdict -> verdict instanceof Verdict.Follows);
        int missing = sheet.count(verdict -> verdict instanceof Verdict.Missing);
        int unreadable = sheet.count(verdict -> verdict.code().equals("unreadable"));
        if (right == lines) {
            return lines == 1 ? "The line is right." : "All " + lines + " lines are right.";
        }
        String counted = following == 0
                ? right + " of " + lines + (lines == 1 ? " line is right" : " lines are right")
                : right + " of " + lines + " lines are right, and " + following
                        + (following == 1
                                ? " follows from your own earlier lines"
                                : " follow from your own earlier lines");
        return counted
                + (missing == 0 ? "" : ", " + missing + (missing == 1 ? " is missing" : " are missing"))
                + (unreadable == 0 ? "" : ", " + unreadable + " cannot be read")
                + ".";
    }

    private Optional<String> convention() {
        List<MarkLine> kept = with(verdict -> verdict instanceof Verdict.OtherConvention);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        Explanation convention = ((Verdict.OtherConvention) kept.get(0).verdict()).convention();
        return Optional.of("The paper keeps to another convention than the problem"
                + (reveal.allows(Reveal.MISTAKE) ? ": " + DiagnosisText.within(convention.name()) : "") + ".");
    }

    private Optional<String> errors() {
        List<MarkLine> errors = with(Verdict::isOwnError);
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        List<String> known = reveal.allows(Reveal.MISTAKE)
                ? errors.stream()
                        .flatMap(line -> line.verdict().explained().stream())
                        .filter(diagnosis -> diagnosis.explanations().size() == 1)
                        .map(diagnosis -> diagnosis.explanations().get(0).name())
                        .distinct()
                        .toList()
                : List.of();
        boolean isOneMistake = known.size() == 1
                && errors.stream().allMatch(line -> line.verdict().explained().isPresent());
        String where = "in " + named(errors);
        if (isOneMistake) {
            return Optional.of("One mistake was made, " + where + ": " + DiagnosisText.within(known.get(0)) + ".");
        }
        return Optional.of(
                errors.size() == 1 ? "One mistake was made, " + where + "." : "Mistakes were made " + where + ".");
    }

    private String named(List<MarkLine> lines) {
        List<String> names =
                lines.stream().map(this::place).limit(MOST_NAMED).collect(Collectors.toCollection(ArrayList::new));
        if (lines.size() > MOST_NAMED) {
            names.add((lines.size() - MOST_NAMED) + " more");
        }
        return VerdictText.joined(names);
    }

    /** Where a mistake was made, if that may be told: in the line itself, or in one before it that was not asked. */
    private String place(MarkLine line) {
        Optional<String> earlier = line.verdict() instanceof Verdict.Wrong wrong && reveal.allows(Reveal.WHERE)
                ? wrong.madeIn()
                : Optional.empty();
        return earlier.orElse(line.question().name());
    }
}
