package gradus.graph;

import java.util.function.IntConsumer;

/** Numbered things in groups: which of them are added up at each place of a result. */
final class Groups {
    private final int[] starts;
    private final int[] members;

    /**
     * The groups of things by the place that each belongs to.
     *
     * @param places the place of each thing, from 0; one below 0 belongs nowhere
     * @param count how many places there are
     */
    Groups(int[] places, int count) {
        starts = new int[count + 1];
        for (int place : places) {
            if (place >= 0) {
                starts[place + 1]++;
            }
        }
        for (int place = 0; place < count; place++) {
            starts[place + 1] += starts[place];
        }
        members = new int[starts[count]];
        int[] next = starts.clone();
        for (int thing = 0; thing < places.length; thing++) {
            if (places[thing] >= 0) {
                members[next[places[thing]]++] = thing;
            }
        }
    }

    int size(int place) {
        return starts[place + 1] - starts[place];
    }

    int largest() {
        int largest = 0;
        for (int place = 0; place + 1 < starts.length; place++) {
            largest = Math.max(largest, size(place));
        }
        return largest;
    }

    /** Goes through the members of a group, in the order of their numbers. */
    void forEach(int place, IntConsumer action) {
        for (int i = starts[place]; i < starts[place + 1]; i++) {
            action.accept(members[i]);
        }
    }
}
