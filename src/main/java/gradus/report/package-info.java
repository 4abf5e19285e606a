/**
 * Mark sheets, class results and problems as text, Markdown, CSV and JSON.
 *
 * <p>Never computes a verdict. Everything a stranger wrote is neutralised for where it lands.
 */
@NullMarked
package gradus.report;

import org.jspecify.annotations.NullMarked;
