package gradus.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A slip of the pen: the number was right until it was copied to the paper. */
public enum Slip {
    /** The first two neighbouring digits that differ, from the first that is not zero on, in the wrong order. */
    SWAPPED_DIGITS {
        @Override
        String typed(String number) {
            char[] typed = number.toCharArray();
            List<Integer> digits = significantDigits(number);
            for (int i = 1; i < digits.size(); i++) {
                int left = digits.get(i - 1);
                int right = digits.get(i);
                if (typed[left] != typed[right]) {
                    typed[left] = number.charAt(right);
                    typed[right] = number.charAt(left);
                    return String.valueOf(typed);
                }
            }
            return number;
        }
    },
    LOST_MINUS {
        @Override
        String typed(String number) {
            return number.startsWith("-") ? number.substring(1) : number;
        }
    },
    /** One zero too many behind the point. */
    SHIFTED_POINT {
        @Override
        String typed(String number) {
            return number.replaceFirst("^(-?)0\\.", "$10.0");
        }
    },
    /** The row above copied once more, instead of the row in which the place lies. */
    COPIED_ROW {
        @Override
        Literals slipped(Literals right, int place) {
            int width = right.rows().get(0).size();
            int row = place / width;
            List<String> texts = new ArrayList<>(right.texts());
            if (row > 0) {
                Collections.copy(
                        texts.subList(row * width, (row + 1) * width),
                        right.rows().get(row - 1));
            }
            return new Literals(right.dimensions(), texts);
        }
    };

    /**
     * What is written after the slip.
     *
     * @param place the number that it happens to, counted from 0
     * @throws IllegalArgumentException if nothing can go wrong there in this way, such as a minus sign that is not there
     */
    public Literals at(Literals right, int place) {
        Literals slipped = slipped(right, place);
        if (slipped.equals(right)) {
            throw new IllegalArgumentException(this + " cannot happen at " + place + " of " + right.texts());
        }
        return slipped;
    }

    Literals slipped(Literals right, int place) {
        return right.with(place, typed(right.texts().get(place)));
    }

    String typed(String number) {
        return number;
    }

    private static List<Integer> significantDigits(String number) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '1' && c <= '9' || c == '0' && !places.isEmpty()) {
                places.add(i);
            }
        }
        return places;
    }
}
