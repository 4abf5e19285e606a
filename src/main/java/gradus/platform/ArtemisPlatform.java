package gradus.platform;

import com.google.auto.service.AutoService;
import gradus.report.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Custom feedback of Artemis: a JSON file for each asked line, in a folder, under a name that is the same for all students. There
 * are no points below a line: Artemis gives each test its weight, so a line that does not earn all of its points has failed.
 */
@AutoService(Platform.class)
public final class ArtemisPlatform extends PaperPlatform {
    public ArtemisPlatform() {
        super("artemis", ".json");
    }

    @Override
    public boolean hasSeveral() {
        return true;
    }

    @Override
    public Optional<String> refusal(PlatformContext context) {
        return Verdicts.withheld(context, name());
    }

    @Override
    String document(Paper paper, PlatformContext context) {
        throw new UnsupportedOperationException("Artemis takes a document for each line");
    }

    @Override
    List<Document> documents(Paper paper, PlatformContext context) {
        List<Document> documents = new ArrayList<>();
        boolean graded = paper.student().graded();
        for (Assessed line : Verdicts.of(paper, context)) {
            String message = graded ? line.explanation() : PlainFeedback.summary(paper.student());
            documents.add(new Document(
                    FileName.safe(line.name()) + ".json",
                    JsonText.indented(json -> object(json, () -> {
                        json.writeStringProperty("name", line.name());
                        json.writeBooleanProperty("successful", line.earned());
                        json.writeStringProperty("message", message);
                    }))));
        }
        return documents;
    }
}
