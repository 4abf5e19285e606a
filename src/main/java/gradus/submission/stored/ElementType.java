package gradus.submission.stored;

import gradus.written.WrittenNumber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How one number is laid out in bytes. */
enum ElementType {
    F2(2) {
        @Override
        double read(ByteBuffer bytes) {
            return FloatType.ofHalf(bytes.getShort());
        }
    },
    F4(4) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getFloat();
        }
    },
    F8(8) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getDouble();
        }
    },
    I1(1) {
        @Override
        String readWhole(ByteBuffer bytes) {
            return Integer.toString(bytes.get());
        }
    },
    I2(2) {
        @Override
        String readWhole(ByteBuffer bytes) {
            return Integer.toString(bytes.getShort());
        }
    },
    I4(4) {
        @Override
        String readWhole(ByteBuffer bytes) {
            return Integer.toString(bytes.getInt());
        }
    },
    I8(8) {
        @Override
        String readWhole(ByteBuffer bytes) {
            return Long.toString(bytes.getLong());
        }
    },
    U1(1) {
        @Override
        String readWhole(ByteBuffer bytes) {
            return Integer.toString(bytes.get() & 0xFF);
        }
    },
    U2(2) {
        @Override
        String readWhole(ByteBuffer bytes) {
            return Integer.toString(bytes.getShort() & 0xFFFF);
        }
    },
    U4(4) {
        @Override
        String readWhole(ByteBuffer bytes) {
            return Integer.toUnsignedString(bytes.getInt());
        }
    },
    U8(8) {
        @Override
        String readWhole(ByteBuffer bytes) {
            return Long.toUnsignedString(bytes.getLong());
        }
    },
    B1(1) {
        @Override
        String readWhole(ByteBuffer bytes) {
            return bytes.get() == 0 ? "0" : "1";
        }
    };

    private final int size;

    ElementType(int size) {
        this.size = size;
    }

    int size() {
        return size;
    }

    /** The floating-point type, unless it is one of whole numbers. */
    Optional<FloatType> floatType() {
        return switch (this) {
            case F2 -> Optional.of(FloatType.HALF);
            case F4 -> Optional.of(FloatType.SINGLE);
            case F8 -> Optional.of(FloatType.DOUBLE);
            case I1, I2, I4, I8, U1, U2, U4, U8, B1 -> Optional.empty();
        };
    }

    /** The next number, as a double. */
    double read(ByteBuffer bytes) {
        return Double.parseDouble(readWhole(bytes));
    }

    /** The next number of a type of whole numbers, digit for digit. */
    String readWhole(ByteBuffer bytes) {
        throw new IllegalStateException(this + " is no type of whole numbers");
    }

    /** Some numbers as doubles. */
    double[] doubles(ByteCursor cursor, int count) throws FileFault {
        ByteBuffer bytes = cursor.part((long) count * size).buffer();
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = read(bytes);
        }
        return values;
    }

    /** Some numbers as they are written. */
    List<WrittenNumber> numbers(ByteCursor cursor, int count) throws FileFault {
        Optional<FloatType> type = floatType();
        if (type.isPresent()) {
            return StoredDigits.of(doubles(cursor, count), type.get());
        }
        ByteBuffer bytes = cursor.part((long) count * size).buffer();
        List<WrittenNumber> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(WrittenNumber.of(readWhole(bytes)).orElseThrow());
        }
        return numbers;
    }
}
