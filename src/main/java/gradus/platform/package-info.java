/**
 * Results as learning platforms take them, one class a platform, and the packages that plug gradus into them.
 *
 * <p>Decides nothing and tells no more than a problem reveals: what a student may read comes from {@link gradus.report.Feedback}.
 * Everything a student wrote is neutralised for the place where it lands. Writes through a sink; only what calls it knows files.
 */
@NullMarked
package gradus.platform;

import org.jspecify.annotations.NullMarked;
