/**
 * Rare errors that papers share, with how often each was made in the class. Evidence, and no judgement of it. Knows no text and no
 * page.
 */
@NullMarked
package gradus.grading.shared;

import org.jspecify.annotations.NullMarked;
