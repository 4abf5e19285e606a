package gradus.submission.stored;

import gradus.submission.stored.StoredValue.Refused;
import java.util.Optional;

/** The values of MATLAB that are no answers. */
final class Refusals {
    private Refusals() {}

    static Refused complex() {
        return refused("it holds complex numbers", "save the real part: real(z1)");
    }

    static Refused sparse() {
        return refused("it is a sparse matrix", "save it as full(W1)");
    }

    static Refused cell() {
        return refused("it is a cell array", "save each matrix as a variable of its own");
    }

    static Refused structs() {
        return refused("it is an array of structs", "save each matrix as a variable of its own");
    }

    static Refused nested() {
        return refused("structs are nested too deep", "save each matrix as a variable of its own");
    }

    static Refused object() {
        return refused(
                "it is an object, a table, a string or a function",
                "save matrices of numbers, and texts in single quotes");
    }

    private static Refused refused(String reason, String fix) {
        return new Refused(reason, Optional.of(fix));
    }
}
