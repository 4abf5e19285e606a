/**
 * Simulated students: any network, any mistake, any way to round. What they write goes through the marker as a file would, and
 * tests count how often it is judged as it should be.
 */
@NullMarked
package gradus.simulation;

import org.jspecify.annotations.NullMarked;
