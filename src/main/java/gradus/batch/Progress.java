package gradus.batch;

/** Hears how far a run is; called from several threads. */
public interface Progress {
    /** Hears nothing. */
    Progress NONE = new Progress() {
        @Override
        public void started(int files) {}

        @Override
        public void done(boolean anew) {}

        @Override
        public void finished() {}
    };

    /** A run begins with so many files. */
    void started(int files);

    /**
     * A file is done.
     *
     * @param anew whether it was graded now, rather than by an earlier run
     */
    void done(boolean anew);

    /** All files are done, or the run stops. */
    void finished();
}
