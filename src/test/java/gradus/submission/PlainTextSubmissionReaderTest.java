package gradus.submission;

class PlainTextSubmissionReaderTest implements TextReaderContract {
    @Override
    public SubmissionReader reader() {
        return new PlainTextSubmissionReader();
    }

    @Override
    public String file(String headers, String lines) {
        return headers + "\n" + lines;
    }
}
