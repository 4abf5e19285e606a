package gradus.graph;

import java.util.BitSet;

/**
 * Where the numbers of a tensor come from.
 *
 * @param origins the origins they depend on, each a tensor of numbers that are independent of each other
 * @param isShared whether two entries may depend on the same number of an origin
 * @param slopes on how many numbers of origins an entry may depend, at most
 */
record Ancestry(BitSet origins, boolean isShared, long slopes) {
    /** Exact numbers depend on nothing. */
    static final Ancestry NONE = new Ancestry(new BitSet(), false, 0);

    Ancestry {
        origins = (BitSet) origins.clone();
    }

    /** The numbers of an origin themselves. */
    static Ancestry of(int origin) {
        BitSet origins = new BitSet();
        origins.set(origin);
        return new Ancestry(origins, false, 1);
    }

    boolean isNone() {
        return origins.isEmpty();
    }

    /** Whether both depend on one origin. */
    boolean meets(Ancestry other) {
        return origins.intersects(other.origins);
    }

    /** That of numbers each of which is computed from one of these and one of the other. */
    Ancestry with(Ancestry other) {
        BitSet union = (BitSet) origins.clone();
        union.or(other.origins);
        return new Ancestry(union, isShared || other.isShared || meets(other), slopes + other.slopes);
    }

    /** That of numbers each of which is computed from so many of these. */
    Ancestry times(int count) {
        return new Ancestry(origins, isShared, slopes * count);
    }

    /** The same, with no more than so many numbers of origins in all. */
    Ancestry limitedTo(long most) {
        return new Ancestry(origins, isShared, Math.min(slopes, most));
    }

    /** The same, where each number is used for several. */
    Ancestry sharedIf(boolean isUsedAgain) {
        return new Ancestry(origins, isShared || (isUsedAgain && !isNone()), slopes);
    }
}
