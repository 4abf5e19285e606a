package gradus.report;

import gradus.grading.Explanation;
import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.Verdict;
import gradus.problem.Reveal;
import gradus.report.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A paper told in a sentence or two: how much is right, where the mistakes were made, and what only followed from them. */
final class Story {
    private static final int MOST_NAMED = 4;

    private final MarkSheet sheet;
    private final Telling telling;
    private final Language language;

    Story(MarkSheet sheet, Telling telling) {
        this.sheet = sheet;
        this.telling = telling;
        this.language = telling.language();
    }

    /** The sentences, ending with the points. */
    String text() {
        return sentences() + " " + SheetFeedback.earned(sheet.points(), sheet.maximum(), language) + ".";
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
            return language.counted("story.all-right", lines);
        }
        return language.counted("story.right", lines, "right", right)
                + (following == 0 ? "" : language.counted("story.following", following))
                + (missing == 0 ? "" : language.counted("story.missing", missing))
                + (unreadable == 0 ? "" : language.counted("story.unreadable", unreadable))
                + ".";
    }

    private Optional<String> convention() {
        List<MarkLine> kept = with(verdict -> verdict instanceof Verdict.OtherConvention);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        Explanation convention = ((Verdict.OtherConvention) kept.get(0).verdict()).convention();
        return Optional.of(
                telling.allows(Reveal.MISTAKE)
                        ? language.text(
                                "story.convention.named", "convention", language.within(telling.name(convention)))
                        : language.text("story.convention"));
    }

    private Optional<String> errors() {
        List<MarkLine> errors = with(Verdict::isOwnError);
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        List<String> known = telling.allows(Reveal.MISTAKE)
                ? errors.stream()
                        .flatMap(line -> line.verdict().explained().stream())
                        .filter(diagnosis -> diagnosis.explanations().size() == 1)
                        .map(diagnosis -> telling.name(diagnosis.explanations().get(0)))
                        .distinct()
                        .toList()
                : List.of();
        boolean isOneMistake = known.size() == 1
                && errors.stream().allMatch(line -> line.verdict().explained().isPresent());
        if (isOneMistake) {
            return Optional.of(language.text(
                    "story.mistake.named", "lines", named(errors), "mistake", language.within(known.get(0))));
        }
        return Optional.of(
                errors.size() == 1
                        ? language.text("story.mistake", "lines", named(errors))
                        : language.text("story.mistakes", "lines", named(errors)));
    }

    private String named(List<MarkLine> lines) {
        List<String> names =
                lines.stream().map(this::place).limit(MOST_NAMED).collect(Collectors.toCollection(ArrayList::new));
        if (lines.size() > MOST_NAMED) {
            names.add(language.text("story.more", "n", lines.size() - MOST_NAMED));
        }
        return language.joined(names);
    }

    /** Where a mistake was made, if that may be told: in the line itself, or in one before it that was not asked. */
    private String place(MarkLine line) {
        Optional<String> earlier = line.verdict() instanceof Verdict.Wrong wrong && telling.allows(Reveal.WHERE)
                ? wrong.madeIn()
                : Optional.empty();
        return earlier.orElse(line.question().name());
    }
}
