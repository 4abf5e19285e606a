package gradus.network;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One training step.
 *
 * @param optimizer how parameters are changed
 * @param settings a number for each of the optimiser's settings
 */
public record Training(Optimizer optimizer, Map<String, Double> settings) {
    public Training {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        if (!settings.keySet().equals(optimizer.settings())) {
            throw new IllegalArgumentException(
                    optimizer.name() + " needs " + optimizer.settings() + ", got " + settings.keySet());
        }
    }
}
