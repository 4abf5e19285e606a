/**
 * Files in YAML or JSON as one tree of texts with their places.
 *
 * <p>Knows characters, lists, mappings and how people get them wrong; it alone sees the YAML and JSON library, and it
 * alone turns characters into numbers. Must not know what a problem or a submission is.
 */
@org.jspecify.annotations.NullMarked
package gradus.yaml;
