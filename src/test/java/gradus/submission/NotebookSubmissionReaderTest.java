package gradus.submission;

class NotebookSubmissionReaderTest implements TextReaderContract {
    @Override
    public SubmissionReader reader() {
        return new NotebookSubmissionReader();
    }

    @Override
    public String file(String headers, String lines) {
        return notebook(markdown(headers) + ",\n" + code(lines));
    }

    @Override
    public String twoProblems() {
        return notebook(String.join(
                ",\n",
                markdown("student: s01\nproblem: mlp-sigmoid\n"),
                code("z1 = [0.2]\n"),
                markdown("problem: mlp-tanh\n"),
                code("z1 = [[0.3 1.1]]\n")));
    }

    @Override
    public String broken() {
        return "{\"cells\": [{\"cell_type\": \"code\"";
    }

    private static String notebook(String cells) {
        return "{\"cells\": [\n" + cells + "\n], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}\n";
    }

    private static String markdown(String text) {
        return "{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": [\n" + strings(text) + "]}";
    }

    /** A cell that has printed something. */
    private static String code(String printed) {
        return "{\"cell_type\": \"code\", \"metadata\": {}, \"source\": [], \"outputs\": [{\"output_type\": \"stream\",\n"
                + "\"name\": \"stdout\", \"text\": [\n" + strings(printed) + "]}]}";
    }

    private static String strings(String text) {
        return String.join(
                ",\n", text.lines().map(line -> "\"" + line + "\\n\"").toList());
    }
}
