package gradus.network.recurrent;

import gradus.graph.Quantity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the quantities of a cell are called: a letter with the number of the step, such as {@code h2}.
 *
 * @param letters the letters of the course, for the usual ones that it does not use: {@code {h: s}}
 * @param ending what all letters end with, to tell two directions apart; empty where there is one
 */
public record CellNames(Map<String, String> letters, String ending) {
    /** The input of a step. */
    public static final String INPUT = "x";
    /** The hidden state. */
    public static final String STATE = "h";
    /** The cell state of an LSTM. */
    public static final String CELL = "c";
    /** The output of a step. */
    public static final String OUTPUT = "y";
    /** The net input of the output. */
    public static final String OUTPUT_NET = "zy";
    /** The target. */
    public static final String TARGET = "t";
    /** The loss of a step. */
    public static final String LOSS = "E";
    /** The class that the output of a step predicts. */
    public static final String CLASS = "class";

    public CellNames {
        letters = Collections.unmodifiableMap(new LinkedHashMap<>(letters));
    }

    /** The letter of the course for a usual one. */
    public String letter(String usual) {
        return letters.getOrDefault(usual, usual) + ending;
    }

    /** A quantity of a step, counted from 1; that of step 0 is what comes before the first one. */
    public Quantity at(String usual, int step) {
        return step == 0 ? Quantity.variable(letter(usual) + "0") : Quantity.variable(letter(usual), step);
    }

    /** A quantity that belongs to no step. */
    public Quantity whole(String usual) {
        return Quantity.variable(letter(usual));
    }

    /** What leaves the last step, where the sequence goes on outside of the problem. */
    public Quantity next(String usual) {
        return Quantity.variable(letter(usual) + "_next");
    }
}
