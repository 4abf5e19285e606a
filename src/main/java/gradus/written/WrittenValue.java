package gradus.written;

import gradus.issue.SourcePosition;

/** What a student wrote for one quantity: numbers, or something that could not be read as numbers. */
public sealed interface WrittenValue permits WrittenArray, UnreadableValue {
    /** Where it starts; for something unreadable, where the fault is. */
    SourcePosition position();
}
