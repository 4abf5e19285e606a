package gradus.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Moodle makes of a grading worksheet, written from a description of its import: PHP's reader of tables, to which a backslash
 * is an escape, and the steps behind it.
 *
 * @param grades the grade of each participant of whom one is imported
 * @param comments the new comment of each participant of whom one is imported; an empty one erases
 */
record MoodleImport(Map<Integer, Double> grades, Map<Integer, String> comments) {
    private static final int PREFIX = "Participant ".length();

    /** Reads a worksheet; what is not as Moodle needs it is left out in silence, as there. */
    static MoodleImport of(String worksheet) {
        List<List<String>> rows = php(worksheet.replaceFirst("^\uFEFF", ""));
        List<String> head = rows.get(0);
        Map<Integer, Double> grades = new HashMap<>();
        Map<Integer, String> comments = new HashMap<>();
        if (rows.stream().anyMatch(row -> row.size() != head.size())) {
            return new MoodleImport(grades, comments);
        }
        int maximum = head.indexOf("Maximum Grade");
        int comment = head.indexOf("Feedback comments");
        for (List<String> row : rows.subList(1, rows.size())) {
            if (row.get(0).length() <= PREFIX) {
                continue;
            }
            int participant = Integer.parseInt(row.get(0).substring(PREFIX));
            String grade = row.get(head.indexOf("Grade"));
            if (!grade.isEmpty()) {
                double value = phpNumber(grade);
                double most = maximum < 0 ? Double.MAX_VALUE : phpNumber(row.get(maximum));
                if (value >= 0 && value <= most) {
                    grades.put(participant, value);
                }
            }
            if (comment > 0) {
                comments.put(participant, row.get(comment));
            }
        }
        return new MoodleImport(grades, comments);
    }

    /** What stands before the first character that is none of a number; 0 if nothing does. */
    private static double phpNumber(String text) {
        String number = text.replaceFirst("(?s)^([0-9]*\\.?[0-9]*).*", "$1");
        return number.isEmpty() || number.equals(".") ? 0 : Double.parseDouble(number);
    }

    /** Rows of cells with commas between them, as PHP's fgetcsv reads them with its usual escape. */
    static List<List<String>> php(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            StringBuilder cell = new StringBuilder();
            if (text.charAt(at) == '"') {
                at++;
                while (at < text.length()) {
                    char c = text.charAt(at);
                    if (c == '\\' && at + 1 < text.length()) {
                        cell.append(c).append(text.charAt(at + 1));
                        at += 2;
                    } else if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                        cell.append('"');
                        at += 2;
                    } else if (c == '"') {
                        at++;
                        break;
                    } else {
                        cell.append(c);
                        at++;
                    }
                }
            }
            while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                cell.append(text.charAt(at++));
            }
            row.add(cell.toString());
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                if (at == text.length() || "\r\n".indexOf(text.charAt(at)) >= 0) {
                    row.add("");
                }
            }
            if (at < text.length() && "\r\n".indexOf(text.charAt(at)) >= 0) {
                at += text.startsWith("\r\n", at) ? 2 : 1;
                rows.add(row);
                row = new ArrayList<>();
            }
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        return rows;
    }
}
