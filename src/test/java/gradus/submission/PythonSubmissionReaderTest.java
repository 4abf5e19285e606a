package gradus.submission;

class PythonSubmissionReaderTest implements TextReaderContract {
    @Override
    public SubmissionReader reader() {
        return new PythonSubmissionReader();
    }

    @Override
    public String file(String headers, String lines) {
        StringBuilder text = new StringBuilder();
        headers.lines().forEach(line -> text.append("# ").append(line).append('\n'));
        return text.append("import numpy as np\n\n").append(lines).toString();
    }

    @Override
    public String matrix(String... rows) {
        return "np.array([[" + String.join("],\n               [", rows) + "]])";
    }
}
