package gradus.written;

import gradus.issue.SourcePosition;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import gradus.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the numbers that stand in a node of a file: one number, or lists of them. */
public final class WrittenValues {
    private static final int DEEPEST = 4;
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    private WrittenValues() {}

    /** Whether nothing was answered: no value, {@code null}, blanks only, or an empty list. */
    public static boolean isBlank(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return scalar.quoted() ? scalar.text().isBlank() : NOTHING.contains(scalar.text());
        }
        return node instanceof YamlSequence sequence && sequence.items().isEmpty();
    }

    /** The numbers in a node, or why there are none. */
    public static WrittenValue read(YamlNode node) {
        return read(node, Place.whole());
    }

    private static WrittenValue read(YamlNode node, Place place) {
        if (node instanceof YamlScalar scalar) {
            return scalar(scalar, place);
        }
        return node instanceof YamlSequence sequence ? list(sequence, place) : mapping((YamlMapping) node, place);
    }

    private static WrittenValue scalar(YamlScalar scalar, Place place) {
        WrittenNumber plain = PlainDecimal.read(scalar.text());
        return plain == null
                ? otherScalar(scalar, place)
                : new WrittenArray(List.of(), List.of(plain), scalar.position());
    }

    private static WrittenValue otherScalar(YamlScalar scalar, Place place) {
        if (isBlank(scalar)) {
            return unreadable(place, "nothing is written", Optional.empty(), scalar.position());
        }
        Optional<List<WrittenNumber>> row = NumberRow.read(scalar.text());
        if (row.isPresent()) {
            return new WrittenArray(List.of(row.get().size()), row.get(), scalar.position());
        }
        NumberText.Reading reading = NumberText.read(scalar.text());
        Optional<WrittenNumber> number = WrittenNumber.of(scalar.text(), reading);
        if (number.isPresent()) {
            return new WrittenArray(List.of(), List.of(number.get()), scalar.position());
        }
        NumberText.NotANumber fault = (NumberText.NotANumber) reading;
        return unreadable(place, fault.reason(), fault.fix(), scalar.position());
    }

    private static WrittenValue mapping(YamlMapping mapping, Place place) {
        Optional<String> glued = mapping.entries().stream()
                .map(YamlEntry::key)
                .filter(key -> key.text().indexOf(':') > 0)
                .findFirst()
                .map(key -> "write a blank after the colon");
        Optional<String> fix = glued.or(() -> Optional.of("write the numbers as a list: [0.1, 0.2]"));
        return unreadable(place, "a mapping stands where numbers are expected", fix, mapping.position());
    }

    private static WrittenValue list(YamlSequence list, Place place) {
        if (place.depth() >= DEEPEST) {
            String reason = "lists are nested deeper than " + DEEPEST;
            return unreadable(place, reason, Optional.empty(), list.position());
        }
        Optional<List<WrittenNumber>> row = plainRow(list.items());
        if (row.isPresent()) {
            return new WrittenArray(List.of(row.get().size()), row.get(), list.position());
        }
        List<WrittenArray> items = new ArrayList<>();
        for (YamlNode node : list.items()) {
            WrittenValue item = read(node, place.item(items.size() + 1));
            if (!(item instanceof WrittenArray array)) {
                return item;
            }
            items.add(array);
        }
        return isOneTypedRow(list, items) ? items.get(0) : stacked(items, list.position(), place);
    }

    /** The numbers of a list that holds nothing but plain ones. */
    private static Optional<List<WrittenNumber>> plainRow(List<YamlNode> items) {
        List<WrittenNumber> numbers = new ArrayList<>(items.size());
        for (YamlNode item : items) {
            WrittenNumber number = item instanceof YamlScalar scalar ? PlainDecimal.read(scalar.text()) : null;
            if (number == null) {
                return Optional.empty();
            }
            numbers.add(number);
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(numbers);
    }

    /** Whether the list is {@code [0.1 0.2 0.3]}: to YAML that is a list of one text, but it was meant as the list itself. */
    private static boolean isOneTypedRow(YamlSequence list, List<WrittenArray> items) {
        return items.size() == 1
                && list.items().get(0) instanceof YamlScalar
                && !items.get(0).dimensions().isEmpty();
    }

    private static WrittenValue stacked(List<WrittenArray> items, SourcePosition position, Place place) {
        if (items.isEmpty()) {
            return unreadable(place, "the list is empty", Optional.empty(), position);
        }
        for (int i = 1; i < items.size(); i++) {
            if (!items.get(i).dimensions().equals(items.get(0).dimensions())) {
                return new Irregularity(items.get(0), items.get(i), i + 1).explain(place);
            }
        }
        List<Integer> dimensions = new ArrayList<>(List.of(items.size()));
        dimensions.addAll(items.get(0).dimensions());
        List<WrittenNumber> numbers =
                new ArrayList<>(items.size() * items.get(0).numbers().size());
        items.forEach(item -> numbers.addAll(item.numbers()));
        return new WrittenArray(dimensions, numbers, position);
    }

    static UnreadableValue unreadable(Place place, String reason, Optional<String> fix, SourcePosition position) {
        return new UnreadableValue(place.prefix() + reason, fix, position);
    }
}
