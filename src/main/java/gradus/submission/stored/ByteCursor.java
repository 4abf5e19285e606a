package gradus.submission.stored;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Walks through bytes, and never behind their end. */
final class ByteCursor {
    private final ByteBuffer bytes;

    ByteCursor(byte[] bytes, ByteOrder order) {
        this(ByteBuffer.wrap(bytes).order(order));
    }

    private ByteCursor(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    int remaining() {
        return bytes.remaining();
    }

    ByteOrder order() {
        return bytes.order();
    }

    int u8() throws FileFault {
        return need(1).get() & 0xFF;
    }

    int u16() throws FileFault {
        return need(2).getShort() & 0xFFFF;
    }

    int i32() throws FileFault {
        return need(4).getInt();
    }

    long u32() throws FileFault {
        return i32() & 0xFFFF_FFFFL;
    }

    /** The next {@code count} bytes as a cursor of their own; this one goes on behind them. */
    ByteCursor part(long count) throws FileFault {
        ByteBuffer part = need(count).slice().order(bytes.order());
        part.limit((int) count);
        bytes.position(bytes.position() + (int) count);
        return new ByteCursor(part);
    }

    /** What is left, in a byte order. */
    ByteCursor in(ByteOrder order) {
        return new ByteCursor(bytes.slice().order(order));
    }

    /** The next bytes, as they are. */
    byte[] array(long count) throws FileFault {
        ByteBuffer source = need(count);
        byte[] copy = new byte[(int) count];
        source.get(copy);
        return copy;
    }

    /** Goes on by some bytes, or to the end. */
    void skip(int count) {
        bytes.position(bytes.position() + Math.min(count, bytes.remaining()));
    }

    /** The bytes that are left, to be read by a storage type. */
    ByteBuffer buffer() {
        return bytes;
    }

    private ByteBuffer need(long count) throws FileFault {
        if (count < 0 || count > bytes.remaining()) {
            throw FileFault.damaged(
                    "the data end early: " + count + " bytes are announced, " + bytes.remaining() + " are there");
        }
        return bytes;
    }
}
