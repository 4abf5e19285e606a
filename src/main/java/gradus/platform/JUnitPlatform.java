package gradus.platform;

import com.google.auto.service.AutoService;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * JUnit XML in the form that most schemas and readers agree on: one suite, its properties, a case for each asked line, the story
 * as its output. Points stand in texts and properties only, because no reader of the format knows them.
 */
@AutoService(Platform.class)
public final class JUnitPlatform extends PaperPlatform {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    public JUnitPlatform() {
        super("junit-xml", ".xml");
    }

    @Override
    public Optional<String> refusal(PlatformContext context) {
        return Verdicts.withheld(context, name());
    }

    @Override
    String document(Paper paper, PlatformContext context) {
        List<Assessed> cases = Verdicts.of(paper, context);
        boolean graded = paper.student().graded();
        long failed = cases.stream().filter(line -> !line.earned()).count();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"gradus.")
                .append(Neutral.markup(paper.student().student()))
                .append("\" tests=\"" + cases.size())
                .append("\" failures=\"" + (graded ? failed : 0))
                .append("\" errors=\"" + (graded ? 0 : failed))
                .append("\" skipped=\"0\" time=\"0\" timestamp=\"")
                .append(TIME.format(context.settings().time()))
                .append("\" hostname=\"localhost\">\n  <properties>\n");
        property(xml, "score", paper.score().text());
        property(xml, "max_score", Score.plain(paper.score().maximum()).toString());
        xml.append("  </properties>\n");
        cases.forEach(line -> append(xml, line, graded));
        return xml.append("  <system-out>")
                .append(markup(PlainFeedback.summary(paper.student())))
                .append("</system-out>\n  <system-err></system-err>\n</testsuite>\n")
                .toString();
    }

    private static void property(StringBuilder xml, String name, String value) {
        xml.append("    <property name=\"" + name + "\" value=\"" + value + "\"/>\n");
    }

    private static void append(StringBuilder xml, Assessed line, boolean graded) {
        xml.append("  <testcase name=\"")
                .append(Neutral.markup(line.name()))
                .append("\" classname=\"gradus.")
                .append(Neutral.markup(line.problem()))
                .append("\" time=\"0\"");
        if (line.earned()) {
            xml.append("/>\n");
            return;
        }
        String element = graded ? "failure" : "error";
        xml.append(">\n    <" + element + " message=\"")
                .append(Neutral.markup(line.points() + ": " + line.words()))
                .append("\" type=\"" + line.verdict() + "\">")
                .append(markup(String.join("\n", line.facts())))
                .append("</" + element + ">\n  </testcase>\n");
    }

    /** Markup of several lines: line ends stay. */
    private static String markup(String lines) {
        return String.join("\n", lines.lines().map(Neutral::markup).toList());
    }
}
