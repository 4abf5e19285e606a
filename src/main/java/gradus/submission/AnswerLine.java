package gradus.submission;

import gradus.issue.SourcePosition;
import gradus.written.WrittenValue;

/**
 * One quantity with what was written for it.
 *
 * @param name the quantity as the student spelt it, without surrounding blanks
 * @param position where the name stands
 * @param answer what was written
 */
public record AnswerLine(String name, SourcePosition position, WrittenValue answer) {}
