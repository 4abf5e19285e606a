package gradus.simulation;

import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A slip of the pen: something that happens to a number, or a row, while it is copied. */
enum SlipKind {
    DIGITS_SWAPPED("slip-digit-swap") {
        @Override
        Optional<Paper.Line> in(Paper.Line line, Random random) {
            int place = random.nextInt(line.texts().size());
            String text = line.texts().get(place);
            List<Integer> swappable = new ArrayList<>();
            for (int i = 0; i + 1 < text.length(); i++) {
                boolean isSwappable = Character.isDigit(text.charAt(i))
                        && Character.isDigit(text.charAt(i + 1))
                        && text.charAt(i) != text.charAt(i + 1);
                if (isSwappable) {
                    swappable.add(i);
                }
            }
            if (swappable.isEmpty()) {
                return Optional.empty();
            }
            int i = swappable.get(random.nextInt(swappable.size()));
            StringBuilder swapped = new StringBuilder(text);
            swapped.setCharAt(i, text.charAt(i + 1));
            swapped.setCharAt(i + 1, text.charAt(i));
            return Optional.of(line.with(place, swapped.toString()));
        }
    },
    POINT_SHIFTED("slip-decimal-shift") {
        @Override
        Optional<Paper.Line> in(Paper.Line line, Random random) {
            int place = random.nextInt(line.texts().size());
            String text = line.texts().get(place);
            String shifted = text.replaceFirst("^(-?)0\\.", "$10.0");
            return shifted.equals(text) ? Optional.empty() : Optional.of(line.with(place, shifted));
        }
    },
    SIGN_LOST("slip-sign-dropped") {
        @Override
        Optional<Paper.Line> in(Paper.Line line, Random random) {
            int place = random.nextInt(line.texts().size());
            String text = line.texts().get(place);
            return Optional.of(line.with(place, text.startsWith("-") ? text.substring(1) : "-" + text));
        }
    },
    ROW_COPIED("slip-copied-row") {
        @Override
        Optional<Paper.Line> in(Paper.Line line, Random random) {
            Shape shape = line.value().shape();
            if (shape.rank() != 2 || shape.rows() < 2 || shape.columns() < 2) {
                return Optional.empty();
            }
            int row = 1 + random.nextInt(shape.rows() - 1);
            List<String> texts = new ArrayList<>(line.texts());
            for (int column = 0; column < shape.columns(); column++) {
                texts.set(row * shape.columns() + column, texts.get((row - 1) * shape.columns() + column));
            }
            return Optional.of(line.with(texts));
        }
    };

    private final String id;

    SlipKind(String id) {
        this.id = id;
    }

    /** What a diagnosis calls it. */
    String id() {
        return id;
    }

    /** The line after the slip; empty where it cannot happen. */
    abstract Optional<Paper.Line> in(Paper.Line line, Random random);
}
