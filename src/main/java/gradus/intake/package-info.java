/**
 * Whose files a folder, a zip or the bulk download of a learning platform holds.
 *
 * <p>Knows the layouts of downloads, zip files and rosters; it alone sees the zip library. Must not know a problem, an answer or
 * a mark; what a file says is for {@code submission}. Nothing is written to disk, no link is followed, and no size is trusted.
 */
@org.jspecify.annotations.NullMarked
package gradus.intake;
