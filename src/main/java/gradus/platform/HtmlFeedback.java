package gradus.platform;

import gradus.report.Feedback;
import gradus.report.language.Language;
import gradus.tensor.Digits;
import java.util.List;
import java.util.function.UnaryOperator;

/** Feedback as HTML that is well-formed XML, too: few elements, no attributes, no scripts. */
final class HtmlFeedback {
    private final UnaryOperator<String> neutral;

    HtmlFeedback(UnaryOperator<String> neutral) {
        this.neutral = neutral;
    }

    /** Paragraphs and lists, without an element around them. */
    String fragment(Feedback feedback) {
        StringBuilder html = new StringBuilder();
        if (!feedback.graded()) {
            html.append(paragraph(feedback.language().text("not-graded")));
        }
        append(html, feedback.notes());
        for (Feedback.Sheet sheet : feedback.sheets()) {
            html.append("<p><b>")
                    .append(neutral.apply(sheet.problem() + ": " + sheet.title()))
                    .append("</b></p>");
            html.append(paragraph(sheet.story()));
            if (sheet.answered() && !sheet.lines().isEmpty()) {
                html.append("<ul>");
                sheet.lines().forEach(line -> append(html, line, feedback.language()));
                html.append("</ul>");
            }
            append(html, sheet.remarks());
        }
        return html.toString();
    }

    /** A whole page. */
    String page(Feedback feedback) {
        String title = neutral.apply(feedback.name().orElse(feedback.student()));
        return "<!DOCTYPE html>\n<html lang=\"" + feedback.language().code()
                + "\">\n<head><meta charset=\"utf-8\"><title>" + title
                + "</title></head>\n<body>\n<h1>" + title + "</h1>\n" + fragment(feedback) + "\n</body>\n</html>\n";
    }

    String paragraph(String text) {
        return "<p>" + neutral.apply(text) + "</p>";
    }

    /** Sentences with line breaks between them. */
    String sentences(List<String> facts) {
        return String.join("<br/>", facts.stream().map(neutral).toList());
    }

    private void append(StringBuilder html, Feedback.Line line, Language language) {
        html.append("<li>")
                .append(neutral.apply(line.name() + ": " + line.words() + " ("
                        + language.text(
                                "points.of",
                                "points",
                                Digits.points(line.points()),
                                "maximum",
                                Digits.points(line.maximum()))
                        + ")"));
        if (!line.facts().isEmpty()) {
            html.append("<br/>").append(sentences(line.facts()));
        }
        html.append("</li>");
    }

    private void append(StringBuilder html, List<String> texts) {
        if (!texts.isEmpty()) {
            html.append("<ul>");
            texts.forEach(
                    text -> html.append("<li>").append(neutral.apply(text)).append("</li>"));
            html.append("</ul>");
        }
    }
}
