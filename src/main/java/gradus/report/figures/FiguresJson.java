package gradus.report.figures;

import gradus.report.JsonText;
import gradus.tensor.Digits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** All figures of a class as one JSON object: first those of the whole, then each table as a list of objects. */
public final class FiguresJson {
    private FiguresJson() {}

    /**
     * The text, indented.
     *
     * @param version the version of gradus
     * @param whole the figures of the class as a whole, by name
     */
    public static String text(String version, Map<String, Cell> whole, List<Table> tables) {
        return JsonText.indented(json -> {
            json.writeStartObject();
            json.writeStringProperty("gradus", version);
            whole.forEach((name, cell) -> write(json, name, cell));
            tables.forEach(table -> write(json, table));
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Table table) {
        json.writeName(table.name()).writeStartArray();
        for (List<Cell> row : table.rows()) {
            json.writeStartObject();
            for (int place = 0; place < row.size(); place++) {
                write(json, table.columns().get(place), row.get(place));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, String name, Cell cell) {
        if (cell instanceof Cell.Text text) {
            json.writeStringProperty(name, text.text());
        } else if (cell instanceof Cell.Decimal number) {
            json.writeName(name).writeNumber(new BigDecimal(Digits.points(number.number())));
        } else if (cell instanceof Cell.Texts texts) {
            json.writeName(name).writeStartArray();
            texts.texts().forEach(json::writeString);
            json.writeEndArray();
        }
    }
}
