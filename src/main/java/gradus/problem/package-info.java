/**
 * A problem: what is given, what is asked, in whose letters and with which tolerance; read from YAML and checked.
 *
 * <p>Knows networks, graphs and the positioned YAML tree. Knows no submission and no mark.
 */
@NullMarked
package gradus.problem;

import org.jspecify.annotations.NullMarked;
