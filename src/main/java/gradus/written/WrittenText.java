package gradus.written;

import gradus.issue.SourcePosition;

/**
 * Something written as a text, such as a formula.
 *
 * @param text the characters
 * @param position where the first one stands
 */
public record WrittenText(String text, SourcePosition position) {}
