package gradus.submission;

/** The notations in which a text file holds assignments. */
enum Surface {
    /** Markdown: prose, and mathematics between dollar signs. */
    MARKDOWN,
    /** LaTeX, with comments behind {@code %}. */
    LATEX,
    /** What a program has printed, or what somebody has typed. */
    TEXT,
    /** MATLAB or Octave, with comments behind {@code %} or {@code #}; a new line in brackets begins a row. */
    MATLAB,
    /** Python, with comments behind {@code #}; a blank separates no numbers. */
    PYTHON;

    /** Whether formulas stand between dollar signs and in environments. */
    boolean hasMathematics() {
        return this == MARKDOWN || this == LATEX || this == TEXT;
    }

    /** Whether it is a program, which is never run. */
    boolean isCode() {
        return this == MATLAB || this == PYTHON;
    }
}
