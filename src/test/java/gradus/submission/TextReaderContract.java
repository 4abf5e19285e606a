package gradus.submission;

/** What every reader of text files has to do besides: the same papers, in whatever surrounds the assignments. */
interface TextReaderContract extends SubmissionReaderContract {
    /** The lines of a paper as a file; headers such as {@code student: s01} come first. */
    String file(String headers, String lines);

    /** A matrix with these rows, each of them numbers with commas between. */
    default String matrix(String... rows) {
        return "[[" + String.join("], [", rows) + "]]";
    }

    @Override
    default String oneProblem() {
        return file(
                "student: s01\nname: Ada L.\nproblem: mlp-sigmoid\n",
                "z1 = [0.2, 0.20, 2e-1]\nW2 = " + matrix("1, 2, 3", "4, 5, 6") + "\na1 =\nloss = 0.5\n");
    }

    @Override
    default String twoProblems() {
        return file("student: s01\nproblem: mlp-sigmoid\n", "z1 = [0.2]\n")
                + file("problem: mlp-tanh\n", "z1 = [[0.3, 1.1]]\n");
    }

    @Override
    default String answersOnly() {
        return file("", "z1 = [1, 2]\n");
    }

    @Override
    default String twoUnreadableLines() {
        return file("", "W1 = " + matrix("1, 2", "3") + "\nz1 = oops\na1 = [0.5]\n");
    }

    @Override
    default String withoutAnswers() {
        return file("student: s01\n", "");
    }

    @Override
    default String messageWithoutAnswers() {
        return "no answers are found in this file";
    }

    @Override
    default String broken() {
        return file("", "The matrix is [[1, 2, and the rest will follow.\n");
    }

    @Override
    default String misspeltKey() {
        return file("studnet: s01\n", "z1 = 1\n");
    }
}
