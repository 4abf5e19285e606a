package gradus.submission.stored;

import java.util.Optional;

/**
 * A piece of a {@code .mat} file of form 5: a type, and bytes.
 *
 * @param type what the bytes are
 * @param data the bytes, without those that fill up to a multiple of eight
 */
record MatElement(int type, ByteCursor data) {
    static final int MATRIX = 14;
    static final int COMPRESSED = 15;
    static final int UTF8 = 16;
    static final int UTF16 = 17;
    static final int UTF32 = 18;
    private static final int ALIGNMENT = 8;
    private static final int MOST_SMALL = 4;

    /** The next element; the cursor goes on behind it. */
    static MatElement next(ByteCursor cursor) throws FileFault {
        int tag = cursor.i32();
        int small = tag >>> 16;
        if (small != 0) {
            if (small > MOST_SMALL) {
                throw FileFault.damaged("a small element has " + small + " bytes");
            }
            ByteCursor data = cursor.part(MOST_SMALL).part(small);
            return new MatElement(tag & 0xFFFF, data);
        }
        long size = cursor.u32();
        ByteCursor data = cursor.part(size);
        boolean padded = tag != COMPRESSED && size % ALIGNMENT != 0;
        cursor.skip(padded ? (int) (ALIGNMENT - size % ALIGNMENT) : 0);
        return new MatElement(tag, data);
    }

    /** The type of its numbers, if it holds numbers. */
    Optional<ElementType> numbers() {
        return switch (type) {
            case 1 -> Optional.of(ElementType.I1);
            case 2 -> Optional.of(ElementType.U1);
            case 3 -> Optional.of(ElementType.I2);
            case 4 -> Optional.of(ElementType.U2);
            case 5 -> Optional.of(ElementType.I4);
            case 6 -> Optional.of(ElementType.U4);
            case 7 -> Optional.of(ElementType.F4);
            case 9 -> Optional.of(ElementType.F8);
            case 12 -> Optional.of(ElementType.I8);
            case 13 -> Optional.of(ElementType.U8);
            default -> Optional.empty();
        };
    }

    /** The type of its numbers, where it has to hold numbers. */
    ElementType numberType() throws FileFault {
        return numbers().orElseThrow(() -> FileFault.damaged("an element of the type " + type + " holds no numbers"));
    }
}
