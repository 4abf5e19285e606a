package gradus.intake;

import java.util.List;

/** A small download of each platform, as its documentation and its exports have them, with the hand-ins that are in it. */
final class PlatformDownloads {
    /**
     * A download.
     *
     * @param layout the name of the layout that has to recognise it
     * @param root what the folder or zip is called
     * @param tree its files
     * @param handIns what has to be found, as {@link HandInText} writes it
     */
    record Sample(String layout, String root, DownloadTree tree, String handIns) {
        @Override
        public String toString() {
            return layout + " " + root;
        }
    }

    private PlatformDownloads() {}

    static List<Sample> all() {
        return List.of(
                moodleFolders(),
                moodleFlat(),
                moodleBefore41(),
                canvas(),
                canvasAnonymous(),
                blackboard(),
                brightspaceFolders(),
                brightspaceFlat(),
                gradescope(),
                gradescopeDocuments(),
                githubClassroom(),
                nbgraderCollected(),
                nbgraderInbox(),
                autolab(),
                vpl(),
                plain(),
                plainFolders());
    }

    private static Sample moodleFolders() {
        return new Sample(
                "moodle",
                "NN-Sheet 3-4711",
                DownloadTree.of(
                                "Ada Lovelace_1001_assignsubmission_file/hw3.yaml",
                                "Ada Lovelace_1001_assignsubmission_file/plots/z.png",
                                "Brian ONeil_1002_assignsubmission_file/answers.yaml",
                                "Participant_1003_assignsubmission_file/hw3.yaml")
                        .with("Zoë Ångström_1004_assignsubmission_onlinetext/onlinetext.html", "<p>z1 = 1</p>"),
                """
                1001, Ada Lovelace | hw3.yaml, plots/z.png
                1002, Brian ONeil | answers.yaml
                1003 | hw3.yaml
                1004, Zoë Ångström | onlinetext.html
                """);
    }

    private static Sample moodleFlat() {
        return new Sample(
                "moodle",
                "NN-Sheet 3-4712",
                DownloadTree.of(
                        "Ada Lovelace_1001_assignsubmission_file_hw_3.yaml",
                        "Default group_assignsubmission_file_hw3.yaml",
                        "Mallory_1005_assignsubmission_file_x_1001_assignsubmission_file_hw3.yaml",
                        "jd_42_John Doe_1006_assignsubmission_file_hw3.yaml"),
                """
                1001, Ada Lovelace | hw_3.yaml
                Default group | hw3.yaml
                1005, Mallory | x_1001_assignsubmission_file_hw3.yaml
                1006, John Doe, jd_42 | hw3.yaml
                """);
    }

    private static Sample moodleBefore41() {
        return new Sample(
                "moodle",
                "course-sheet-1",
                DownloadTree.of(
                        "Ada Lovelace_1001_assignsubmission_file_/hw3.yaml",
                        "Team 7_2001_assignsubmission_file_/a.yaml"),
                """
                1001, Ada Lovelace | hw3.yaml
                2001, Team 7 | a.yaml
                """);
    }

    private static Sample canvas() {
        return new Sample(
                "canvas",
                "nn_sheet_3_submissions",
                DownloadTree.of(
                                "lovelaceada_101_9001_hw3.yaml",
                                "lovelaceada_101_9002_notes_2_3.yaml",
                                "neumannjohnvon_LATE_102_9003_answers-1.yaml",
                                "ångströmzoë_late_103_9004_hw3.yaml",
                                "team7_104_9005_hw3.yaml")
                        .with("babbagecharles_105_text.html", "<p>z1 = 1</p>"),
                """
                105, babbagecharles | ON_TIME | text.html
                101, lovelaceada | ON_TIME | hw3.yaml, notes_2_3.yaml
                102, neumannjohnvon | LATE | answers-1.yaml
                104, team7 | ON_TIME | hw3.yaml
                103, ångströmzoë | LATE | hw3.yaml
                """);
    }

    private static Sample canvasAnonymous() {
        return new Sample(
                "canvas",
                "anonymous_submissions",
                DownloadTree.of("anon_LATE_x7Kq2_9002_hw3.yaml", "anon_aB3dE_9001_hw3.yaml"),
                """
                x7Kq2 | LATE | hw3.yaml
                aB3dE | ON_TIME | hw3.yaml
                """);
    }

    static String blackboardText(String name, String login) {
        return """
                Name: %s (%s)
                Assignment: HW_3
                Date Submitted: Tuesday, March 5, 2024 9:00:00 AM EST
                Current Grade: Needs Grading

                Submission Field:
                There is no student submission text data for this assignment.

                Files:
                \tOriginal filename: hw3.yaml
                """.formatted(name, login);
    }

    private static Sample blackboard() {
        return new Sample(
                "blackboard",
                "gradebook_NN_HW_3_2024-03-06-08-00-00",
                DownloadTree.of(
                                "HW_3_ada_l_attempt_2024-03-04-08-00-00_old.yaml",
                                "HW_3_ada_l_attempt_2024-03-05-09-00-00_hw_3.yaml",
                                "HW_3_bob_attempt_2024-03-05-10-30-00_hw3.yaml")
                        .with("HW_3_ada_l_attempt_2024-03-04-08-00-00.txt", blackboardText("Ada Lovelace", "ada_l"))
                        .with("HW_3_ada_l_attempt_2024-03-05-09-00-00.txt", blackboardText("Ada Lovelace", "ada_l"))
                        .with("HW_3_bob_attempt_2024-03-05-10-30-00.txt", blackboardText("Bob", "bob")),
                """
                ada_l, Ada Lovelace | 2024-03-05 09:00:00 | attempt 2 | hw_3.yaml
                bob, Bob | 2024-03-05 10:30:00 | hw3.yaml
                """);
    }

    private static Sample brightspaceFolders() {
        return new Sample(
                "brightspace",
                "Sheet 3 Download Oct 12, 2025 900 AM",
                DownloadTree.of(
                                "138441-5 - Ada Lovelace - Oct 9, 2025 1122 PM/hw3.yaml",
                                "138441-5 - Ada Lovelace - Oct 10, 2025 1022 AM/hw3.yaml",
                                "138442-5 - S01234 - Jean-Luc Picard - Oct 10, 2025 1200 AM/hw3.yaml")
                        .with("index.html", "<html></html>"),
                """
                138441, Ada Lovelace | 2025-10-10 10:22:00 | attempt 2 | hw3.yaml
                S01234, Jean-Luc Picard | 2025-10-10 00:00:00 | hw3.yaml
                """);
    }

    private static Sample brightspaceFlat() {
        return new Sample(
                "brightspace",
                "Sheet 4 Download",
                DownloadTree.of(
                                "138441-5 - Ada Lovelace - 10 October, 2025 1222 PM - my - hw3.yaml",
                                "138442-5 - Bob - 9 October, 2025 2359 - hw3.yaml")
                        .with("index.html", "<html></html>"),
                """
                138441, Ada Lovelace | 2025-10-10 12:22:00 | my - hw3.yaml
                138442, Bob | 2025-10-09 23:59:00 | hw3.yaml
                """);
    }

    private static Sample gradescope() {
        return new Sample(
                "gradescope",
                "assignment_77_export",
                DownloadTree.of("submission_11/hw3.yaml", "submission_12/src/hw3.yaml", "submission_13/hw3.yaml")
                        .with("submission_metadata.yml", """
                                ---
                                submission_11:
                                  :submitters:
                                  - :name: Ada Lovelace
                                    :sid: 00123
                                    :email: ada@example.edu
                                  :created_at: &1 2026-04-26 17:34:00.861687000 Z
                                  :score: 10.0
                                  :results: !ruby/hash:Some::Class
                                    output: "submission_99:\\n  :submitters: []"
                                    tests:
                                    - name: x
                                      :submitters: nobody
                                  :history:
                                  - :created_at: *1
                                    :score: 1.0
                                submission_12:
                                  :submitters:
                                  - :name: Bob
                                    :sid: 'b2'
                                  - :email: carol@example.edu
                                  :created_at: 2026-04-27 08:00:00 -0400
                                """),
                """
                00123, Ada Lovelace, ada@example.edu | 2026-04-26 17:34:00 Z | hw3.yaml
                b2, Bob + carol@example.edu, carol@example.edu | 2026-04-27 08:00:00 -04:00 | src/hw3.yaml
                submission_13 | hw3.yaml
                """);
    }

    private static Sample gradescopeDocuments() {
        return new Sample(
                "gradescope",
                "export",
                DownloadTree.of("assignment_78_export/21.yaml", "assignment_78_export/22.yaml")
                        .with("assignment_78_export/submission_metadata.yml", """
                                submission_21: {":submitters": [{":name": "Ada", ":sid": "1"}], ":created_at": 2026-04-26 17:34:00 Z}
                                submission_22: {":submitters": [{":name": "Ada", ":sid": "1"}], ":created_at": 2026-04-26 18:34:00 Z}
                                """),
                """
                1, Ada | 2026-04-26 18:34:00 Z | attempt 2 | 22.yaml
                """);
    }

    private static Sample githubClassroom() {
        return new Sample(
                "github-classroom",
                "classroom",
                DownloadTree.of(
                                "hw-3-submissions/hw-3-octo-cat/answers.yaml",
                                "hw-3-submissions/hw-3-team-a/answers.yaml",
                                "hw-3-submissions/hw-3-unknown/answers.yaml")
                        .with("grades.csv", """
                                assignment_name,github_username,roster_identifier,student_repository_name,submission_timestamp,group_name
                                hw 3,octo-cat,s1001,hw-3-octo-cat,2024-03-05 09:00:00 UTC,
                                hw 3,bob,s1002,hw-3-team-a,2024-03-05 10:00:00 UTC,team-a
                                hw 3,carol,s1003,hw-3-team-a,2024-03-05 10:00:00 UTC,team-a
                                """),
                """
                s1001, octo-cat | 2024-03-05 09:00:00 UTC | answers.yaml
                s1002, bob + s1003, carol | 2024-03-05 10:00:00 UTC | answers.yaml
                unknown, unknown | answers.yaml
                """);
    }

    private static Sample nbgraderCollected() {
        return new Sample(
                "nbgrader",
                "course101",
                DownloadTree.of("submitted/ada/ps1/p1.yaml", "submitted/bob/ps1/p1.yaml", "submitted/bob/ps2/p2.yaml")
                        .with("submitted/ada/ps1/timestamp.txt", "2015-02-02 14:58:23.948203 America/Los_Angeles\n")
                        .with("submitted/bob/ps1/timestamp.txt", "2015-02-02 15:00:00 UTC")
                        .with("submitted/bob/ps2/timestamp.txt", "2015-02-09 15:00:00 UTC"),
                """
                ada | 2015-02-02 14:58:23 America/Los_Angeles | ps1/p1.yaml
                bob | 2015-02-09 15:00:00 UTC | ps1/p1.yaml, ps2/p2.yaml
                """);
    }

    private static Sample nbgraderInbox() {
        return new Sample(
                "nbgrader",
                "inbox",
                DownloadTree.of(
                        "ada+ps1+2015-02-02 14:58:23.948203 UTC+x1/p1.yaml",
                        "ada+ps1+2015-02-03 14:58:23.948203 UTC+x2/p1.yaml",
                        "ada+ps2+2015-02-01 10:00:00 UTC/p2.yaml"),
                """
                ada | 2015-02-03 14:58:23 UTC | ps1/p1.yaml, ps2/p2.yaml
                """);
    }

    private static Sample autolab() {
        return new Sample(
                "autolab",
                "hw3",
                DownloadTree.of(
                        "a_b@example.edu_10_12_hw.yaml", "a_b@example.edu_9_12_hw.yaml", "bob@example.edu_1_hw.yaml"),
                """
                a_b@example.edu, a_b@example.edu | attempt 10 | 12_hw.yaml
                bob@example.edu, bob@example.edu | attempt 1 | hw.yaml
                """);
    }

    private static Sample vpl() {
        return new Sample(
                "vpl",
                "lab",
                DownloadTree.of(
                                "Lovelace Ada 7 ada/2024-03-04-09-00-00/hw3.yaml",
                                "Lovelace Ada 7 ada/2024-03-05-09-00-00/hw3.yaml")
                        .with("Lovelace Ada 7 ada/2024-03-05-09-00-00.ceg/execution.txt", "ok")
                        .with("Report.txt", "lab"),
                """
                ada, Lovelace Ada | 2024-03-05 09:00:00 | attempt 2 | hw3.yaml
                """);
    }

    private static Sample plain() {
        return new Sample("plain", "class", DownloadTree.of("s1.yaml", "sub/s2.json", "README.md", "notes.docx"), """
                notes | notes.docx
                s1 | s1.yaml
                s2 | sub/s2.json
                """);
    }

    private static Sample plainFolders() {
        return new Sample(
                "plain",
                "wrapped",
                DownloadTree.of(
                        "class/ada/answers.yaml", "class/ada/fig.png", "class/bob/answers.yaml", "class/README.txt"),
                """
                ada | class/ada/answers.yaml, class/ada/fig.png
                bob | class/bob/answers.yaml
                """);
    }
}
