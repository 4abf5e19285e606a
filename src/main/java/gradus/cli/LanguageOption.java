package gradus.cli;

import gradus.batch.ProblemSet;
import gradus.issue.Names;
import gradus.issue.Visible;
import gradus.report.language.Language;
import gradus.report.language.Languages;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The language in which students are told. */
final class LanguageOption {
    @Option(
            names = "--language",
            paramLabel = "CODE",
            description = "The language of what students read: de, en; that of the course file, or en, by default.")
    private Optional<String> code = Optional.empty();

    /** The language that is asked for, else that of the courses. */
    Language language(ProblemSet problems) {
        if (code.isPresent()) {
            return Languages.find(code.get()).orElseThrow(() -> unknown(code.get()));
        }
        List<String> said = problems.languages();
        if (said.size() > 1) {
            throw new WrongUse("the course files say different languages, " + String.join(" and ", said)
                    + "; choose one with --language");
        }
        return said.stream().findFirst().flatMap(Languages::find).orElse(Language.ENGLISH);
    }

    private static WrongUse unknown(String code) {
        String nearest = Languages.nearest(code)
                .map(known -> "; did you mean '" + known + "'?")
                .orElse("; there are " + String.join(", ", Languages.codes()));
        return new WrongUse("there is no language " + Visible.of(Names.quoted(code)) + nearest);
    }
}
