/**
 * Reports as pages: the feedback of a student as HTML and Markdown, and a class at a glance. A page is one file that asks for
 * nothing else.
 */
@NullMarked
package gradus.report.page;

import org.jspecify.annotations.NullMarked;
