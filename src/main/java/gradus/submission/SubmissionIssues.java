package gradus.submission;

import gradus.issue.Issue;
import gradus.yaml.YamlCodes;
import gradus.yaml.YamlNode;

/** The faults of a submission file as a whole. */
final class SubmissionIssues {
    private SubmissionIssues() {}

    static Issue answersAreNoMapping(YamlNode node) {
        String message = "'answers' is " + node.kind() + ", a mapping of quantities is expected";
        return Issue.error(YamlCodes.NOT_A_MAPPING, node.position(), node.length(), message)
                .withFix("write one line per quantity: 'z1: [0.2, 0.3]'");
    }
}
