/**
 * What is wrong with a file someone wrote, and where: places, messages, and the text made from them.
 *
 * <p>Knows lines, columns and spelling. Must not know any file format, nor what a problem or a submission is; it uses
 * no other package.
 */
@org.jspecify.annotations.NullMarked
package gradus.issue;
