package gradus.graph;

import gradus.tensor.ShapeException;

/**
 * Windows along one axis.
 *
 * @param length how many entries the axis has
 * @param size how many entries a window has, at least 1
 * @param stride how far a window is from the next, at least 1
 * @param before how many zeros stand before the first entry
 * @param after how many stand behind the last
 * @param dilation how far two neighbours of a window are from each other, at least 1
 */
public record Window(int length, int size, int stride, int before, int after, int dilation) {
    /**
     * Checked windows.
     *
     * @throws ShapeException if no window fits
     */
    public Window {
        if (size < 1 || stride < 1 || dilation < 1 || before < 0 || after < 0) {
            throw new ShapeException("a window of " + size + " with stride " + stride + ", padding " + before
                    + " and dilation " + dilation + " is none");
        }
        if (extent(size, dilation) > (long) length + before + after) {
            throw new ShapeException("a window of " + extent(size, dilation) + " does not fit into "
                    + ((long) length + before + after) + " entries" + (before + after > 0 ? " with padding" : ""));
        }
    }

    /** How many entries a window reaches over. */
    private static long extent(int size, int dilation) {
        return (size - 1L) * dilation + 1;
    }

    /** Windows with so many zeros on either side that with stride 1 there are as many as entries. */
    public static Window same(int length, int size, int stride, int dilation) {
        int windows = (length + stride - 1) / stride;
        long zeros = Math.max(0, (windows - 1L) * stride + extent(size, dilation) - length);
        int before = Math.toIntExact(zeros / 2);
        return new Window(length, size, stride, before, Math.toIntExact(zeros) - before, dilation);
    }

    /** How many windows there are. */
    public int count() {
        return (int) (((long) length + before + after - extent(size, dilation)) / stride) + 1;
    }

    /** Where an entry of a window stands, all from 0; below 0 if it is one of the zeros around. */
    int place(int window, int entry) {
        int place = window * stride + entry * dilation - before;
        return place < length ? place : -1;
    }
}
