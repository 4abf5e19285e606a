/**
 * The words of what students read. Knows languages and their catalogues of messages; must not know what is said in them, or to
 * whom. Formats no number: these are texts before they come here.
 */
@NullMarked
package gradus.report.language;

import org.jspecify.annotations.NullMarked;
