package gradus.formula;

import java.util.Optional;

/** What is picked along one axis. */
sealed interface Pick {

    /** {@code :}. */
    record All() implements Pick {
        @Override
        public String toString() {
            return ":";
        }
    }

    record One(Place place) implements Pick {
        @Override
        public String toString() {
            return place.toString();
        }
    }

    /** {@code 1:3}; an end that is left out is that of the axis. */
    record Range(Optional<Place> first, Optional<Place> last) implements Pick {
        @Override
        public String toString() {
            return first.map(Place::toString).orElse("") + ":"
                    + last.map(Place::toString).orElse("");
        }
    }

    /**
     * A place along an axis as it is written.
     *
     * @param number counted from 0 or from 1, as the brackets have it
     * @param end whether it is counted backwards: {@code -1} in square brackets, {@code end-1} in round ones
     */
    record Place(int number, From end) {
        @Override
        public String toString() {
            return switch (end) {
                case START -> String.valueOf(number);
                case MINUS -> "-" + number;
                case END -> number == 0 ? "end" : "end-" + number;
            };
        }
    }

    /** From where a place is counted. */
    enum From {
        START,
        /** {@code -1} is the last one. */
        MINUS,
        /** {@code end} is the last one. */
        END
    }
}
