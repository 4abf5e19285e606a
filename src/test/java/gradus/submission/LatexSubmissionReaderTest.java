package gradus.submission;

class LatexSubmissionReaderTest implements TextReaderContract {
    @Override
    public SubmissionReader reader() {
        return new LatexSubmissionReader();
    }

    @Override
    public String file(String headers, String lines) {
        StringBuilder text = new StringBuilder();
        headers.lines().forEach(line -> text.append("% ").append(line).append('\n'));
        lines.lines().forEach(line -> text.append("\\[\n  ").append(line).append("\n\\]\n"));
        return text.toString();
    }

    @Override
    public String matrix(String... rows) {
        return "\\begin{bmatrix} " + String.join(" \\\\ ", rows).replace(",", " &") + " \\end{bmatrix}";
    }

    @Override
    public String broken() {
        return "\\[ \\begin{bmatrix} 1 & 2 \\]\n";
    }
}
