package gradus.submission;

class MatlabSubmissionReaderTest implements TextReaderContract {
    @Override
    public SubmissionReader reader() {
        return new MatlabSubmissionReader();
    }

    @Override
    public String file(String headers, String lines) {
        StringBuilder text = new StringBuilder();
        headers.lines().forEach(line -> text.append("% ").append(line).append('\n'));
        lines.lines().forEach(line -> text.append(line).append(";\n"));
        return text.toString();
    }

    @Override
    public String matrix(String... rows) {
        return "[" + String.join("; ", rows) + "]";
    }

    @Override
    public String broken() {
        return "W1 * [1, 2\n";
    }
}
