/** The command line: commands, their options, exit codes. Nothing but wiring; alone prints and ends the program. */
@NullMarked
package gradus.cli;

import org.jspecify.annotations.NullMarked;
