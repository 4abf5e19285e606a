package gradus.report;

import gradus.grading.StudentResult;
import gradus.grading.UnreadSubmission;
import java.util.Map;

/**
 * The first step of a writer about a class: it prepares named pieces of text from one paper as soon as that is graded. They are
 * kept on disk, and found again in {@link gradus.grading.GradedPaper#pieces} when the class is complete. So no class has to be
 * held in memory, and a run that was interrupted goes on. Safe to use from several threads.
 */
public interface PieceMaker {
    /**
     * The pieces of a graded paper. Their names begin with a word of this writer; which problems are graded is not known yet, so
     * that a piece is best about one problem.
     *
     * @param paper the paper, with mark sheets of the problems that it answers and of no others
     */
    Map<String, String> pieces(StudentResult paper);

    /** The pieces of a file that could not be graded. */
    Map<String, String> pieces(UnreadSubmission submission);
}
