package gradus.submission;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import gradus.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what is found in a text: who hands in, for which problem, and the answers. */
final class TextPaper {
    private static final int MOST_NOTES = 20;
    private static final List<String> EXPECTED =
            List.of("z1 = [0.1, 0.2]", "z1: 0.5", "$\\delta^{[2]} = \\begin{bmatrix} … \\end{bmatrix}$");

    private final String file;
    private final IssueList issues = new IssueList();
    private final List<Section> sections = new ArrayList<>();
    private Optional<String> student = Optional.empty();
    private Optional<String> name = Optional.empty();
    private int ignored;

    TextPaper(String file) {
        this.file = file;
        sections.add(new Section("", SourcePosition.start(file), ProblemAnswers.NamedBy.LINE));
    }

    /** The submission in a text file. */
    static SubmissionReading read(String file, byte[] bytes, Surface surface) {
        TextPaper paper = new TextPaper(file);
        YamlReader.text(file, bytes, paper.issues)
                .ifPresent(text -> TextLimits.exceeded(file, text)
                        .ifPresentOrElse(
                                paper.issues::add,
                                () -> TextDocument.read(PlacedText.ofFile(file, text), surface, paper)));
        return paper.reading(YamlReader.sourceText(file, bytes));
    }

    String file() {
        return file;
    }

    IssueList issues() {
        return issues;
    }

    /** Says who hands in; the first one who is named counts. */
    void student(String written) {
        student = student.or(() -> StudentName.clean(written));
    }

    void name(String written) {
        name = name.or(() -> StudentName.clean(written));
    }

    /** From here on, the answers are for another problem. */
    void problem(String id, SourcePosition position) {
        sections.add(new Section(id, position, ProblemAnswers.NamedBy.LINE));
    }

    /** A heading, which may name a problem. */
    void heading(String text, SourcePosition position) {
        sections.add(new Section(text, position, ProblemAnswers.NamedBy.HEADING));
    }

    /** Answers that are complete, such as those of a block in YAML. */
    void add(ProblemAnswers answers) {
        if (!answers.problem().isEmpty()) {
            problem(answers.problem(), answers.position());
        }
        Section section = current();
        answers.lines().forEach(line -> section.add(line, false));
        section.blank.addAll(answers.blank());
    }

    void add(AnswerLine line, boolean code) {
        current().add(line, code);
    }

    void blank(String quantity) {
        current().blank.add(quantity);
    }

    private Section current() {
        return sections.get(sections.size() - 1);
    }

    /** Notes something that looks like an answer and has no name. */
    void ignore(SourcePosition position) {
        if (++ignored <= MOST_NOTES) {
            issues.add(Issue.note(
                            TextCodes.IGNORED,
                            position,
                            1,
                            "this looks like an answer, but no name of a quantity stands before it")
                    .withFix("if it is one, write its name alone before the '=': z1 = 0.5"));
        }
    }

    /** What became of the file; without any answer it is none. */
    SubmissionReading reading(SourceText source) {
        List<ProblemAnswers> answers = sections.stream()
                .filter(section -> !section.isEmpty())
                .map(Section::answers)
                .toList();
        if (answers.isEmpty()) {
            if (!issues.hasErrors()) {
                issues.add(noAnswers());
            }
            return new SubmissionReading(Optional.empty(), issues.all(), source);
        }
        String id = student.orElseGet(() -> StudentName.ofFile(file));
        return new SubmissionReading(Optional.of(new Submission(id, name, file, answers)), issues.all(), source);
    }

    private Issue noAnswers() {
        return Issue.error(TextCodes.NO_ANSWERS, SourcePosition.start(file), 1, "no answers are found in this file")
                .withExpected(EXPECTED)
                .withFix("write the name of each quantity, '=' and its numbers");
    }

    /** The answers to one problem. */
    private static final class Section {
        private final String problem;
        private final SourcePosition position;
        private final ProblemAnswers.NamedBy namedBy;
        private final List<AnswerLine> code = new ArrayList<>();
        private final List<AnswerLine> written = new ArrayList<>();
        private final Set<String> blank = new LinkedHashSet<>();

        Section(String problem, SourcePosition position, ProblemAnswers.NamedBy namedBy) {
            this.problem = problem;
            this.position = position;
            this.namedBy = namedBy;
        }

        void add(AnswerLine line, boolean isCode) {
            (isCode ? code : written).add(line);
        }

        /** Whether there is nothing for anybody to mark; a problem that is named by a line of its own is answered with blanks. */
        boolean isEmpty() {
            return code.isEmpty() && written.isEmpty() && blank.isEmpty();
        }

        /** What is printed counts before what stands in code, and of that the last line. */
        ProblemAnswers answers() {
            Set<String> names = new HashSet<>();
            written.forEach(line -> names.add(line.name()));
            List<AnswerLine> lines = new ArrayList<>();
            for (int i = code.size() - 1; i >= 0; i--) {
                boolean formula = AnswerLines.isFormula(code.get(i));
                if (!names.contains(code.get(i).name()) || formula) {
                    lines.add(code.get(i));
                }
                if (!formula) {
                    names.add(code.get(i).name());
                }
            }
            Collections.reverse(lines);
            lines.addAll(written);
            List<AnswerLine> settled = AnswerLines.settled(lines);
            Set<String> answered = new HashSet<>();
            settled.forEach(line -> answered.add(line.name()));
            List<String> open = blank.stream()
                    .filter(quantity -> !answered.contains(quantity))
                    .toList();
            return new ProblemAnswers(problem, position, settled, open, namedBy);
        }
    }
}
