package gradus.submission;

class MarkdownSubmissionReaderTest implements TextReaderContract {
    @Override
    public SubmissionReader reader() {
        return new MarkdownSubmissionReader();
    }

    @Override
    public String file(String headers, String lines) {
        return headers + "\n# Answers\n\n" + lines;
    }

    @Override
    public String answersOnly() {
        return "z1 = [1, 2]\n";
    }

    @Override
    public String oneProblem() {
        return "---\nstudent: s01\nname: Ada L.\n---\n\nproblem: mlp-sigmoid\n\n"
                + "z1 = [0.2, 0.20, 2e-1]\n\n$$W2 = \\begin{bmatrix} 1 & 2 & 3 \\\\ 4 & 5 & 6 \\end{bmatrix}$$\n\n"
                + "a1 =\n\nThe $loss = 0.5$ is small.\n";
    }

    @Override
    public String twoProblems() {
        return "student: s01\n\nproblem: mlp-sigmoid\n\nz1 = [0.2]\n\nproblem: mlp-tanh\n\n$z1 = [[0.3, 1.1]]$\n";
    }

    @Override
    public String twoUnreadableLines() {
        return "W1 = [[1, 2], [3]]\n\nz1 = oops\n\n$a1 = [0.5]$\n";
    }
}
