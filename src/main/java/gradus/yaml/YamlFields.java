package gradus.yaml;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.Names;
import gradus.issue.Severity;
import gradus.issue.SourcePosition;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a mapping, read by name. Every unknown key is reported when it is made, every missing one when it is
 * asked for, so that an author sees all faults in one go.
 */
public final class YamlFields {
    /** More unknown keys than these are not listed; a file may have a million. */
    private static final int MOST_UNKNOWN = 50;

    private final YamlMapping mapping;
    private final String what;
    private final IssueList issues;

    private YamlFields(YamlMapping mapping, String what, IssueList issues) {
        this.mapping = mapping;
        this.what = what;
        this.issues = issues;
    }

    /**
     * The fields of a node, or nothing (and an error) if it is not a mapping. A key that is not allowed is an error.
     *
     * @param node what is read
     * @param what the thing it describes, as it stands in messages: {@code the network}, {@code layer 2}
     * @param allowed the keys it may have, compared exactly and listed in this order
     * @param issues gets everything that is wrong, now and later
     */
    public static Optional<YamlFields> of(YamlNode node, String what, Collection<String> allowed, IssueList issues) {
        return of(node, what, allowed, Severity.ERROR, issues);
    }

    /** Like {@link #of(YamlNode, String, Collection, IssueList)}, with a severity for keys that are not allowed. */
    public static Optional<YamlFields> of(
            YamlNode node, String what, Collection<String> allowed, Severity unknown, IssueList issues) {
        if (!(node instanceof YamlMapping mapping)) {
            issues.add(notAMapping(node, what, allowed));
            return Optional.empty();
        }
        mapping.entries().stream()
                .map(YamlEntry::key)
                .filter(key -> !allowed.contains(key.text()))
                .limit(MOST_UNKNOWN)
                .forEach(key -> issues.add(unknownKey(key, what, allowed, unknown)));
        return Optional.of(new YamlFields(mapping, what, issues));
    }

    /** The value of a key. A key with nothing behind it counts as absent and gets a warning. */
    public Optional<YamlNode> optional(String key) {
        Optional<YamlEntry> entry = entry(key);
        if (entry.filter(YamlFields::isEmpty).isPresent()) {
            issues.add(empty(Severity.WARNING, entry.get().key()));
            return Optional.empty();
        }
        return entry.map(YamlEntry::value);
    }

    /** The value of a key that has to be there; an error if it is missing or nothing stands behind it. */
    public Optional<YamlNode> required(String key) {
        return required(key, Optional.empty());
    }

    /** Like {@link #required(String)}, with what to do if the key is missing. */
    public Optional<YamlNode> required(String key, String fix) {
        return required(key, Optional.of(fix));
    }

    private Optional<YamlNode> required(String key, Optional<String> fix) {
        Optional<YamlEntry> entry = entry(key);
        if (entry.isEmpty()) {
            String message = Names.quoted(key) + " is missing in " + what;
            issues.add(Issue.error(YamlCodes.MISSING_KEY, mapping.position(), mapping.length(), message)
                    .withFix(fix));
        } else if (isEmpty(entry.get())) {
            issues.add(empty(Severity.ERROR, entry.get().key()));
            return Optional.empty();
        }
        return entry.map(YamlEntry::value);
    }

    /** The text of a key, like {@link #optional}; an error if a list or a mapping stands there. */
    public Optional<String> text(String key) {
        return optional(key).flatMap(node -> text(key, node));
    }

    /** The text of a key that has to be there, like {@link #required}; an error if a list or a mapping stands there. */
    public Optional<String> requiredText(String key) {
        return required(key).flatMap(node -> text(key, node));
    }

    /** Whether the key stands there, with or without a value. */
    public boolean has(String key) {
        return entry(key).isPresent();
    }

    /** Where the key stands, or where the mapping starts if it has no such key. */
    public SourcePosition position(String key) {
        return entry(key).map(entry -> entry.key().position()).orElse(mapping.position());
    }

    /** Where the mapping starts. */
    public SourcePosition position() {
        return mapping.position();
    }

    /** All entries in the order of the file, unknown ones included. */
    public List<YamlEntry> entries() {
        return mapping.entries();
    }

    private Optional<YamlEntry> entry(String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .findFirst();
    }

    private Optional<String> text(String key, YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return Optional.of(scalar.text());
        }
        String message = Names.quoted(key) + " is " + node.kind() + ", a text is expected";
        issues.add(Issue.error(YamlCodes.NOT_A_TEXT, node.position(), node.length(), message));
        return Optional.empty();
    }

    private static boolean isEmpty(YamlEntry entry) {
        return entry.value() instanceof YamlScalar scalar && scalar.isEmpty();
    }

    private static Issue empty(Severity severity, YamlScalar key) {
        String message = Names.quoted(key.text()) + " is empty";
        return Issue.of(severity, YamlCodes.EMPTY_VALUE, key.position(), key.length(), message);
    }

    private static Issue unknownKey(YamlScalar key, String what, Collection<String> allowed, Severity severity) {
        String message = "unknown key " + Names.quoted(key.text()) + " in " + what;
        return Issue.of(severity, YamlCodes.UNKNOWN_KEY, key.position(), key.length(), message)
                .withExpected(allowed)
                .withFix(repair(key.text(), allowed));
    }

    private static Optional<String> repair(String key, Collection<String> allowed) {
        int colon = key.indexOf(':');
        if (colon > 0 && allowed.contains(key.substring(0, colon))) {
            return Optional.of("write a blank after the colon: '" + key.substring(0, colon) + ": …'");
        }
        if (key.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of("if this is a decimal, write it with a point: 0.5");
        }
        if (key.indexOf(')') >= 0 && key.indexOf('(') < 0) {
            return Optional.of("put a text with commas in quotes");
        }
        return Names.nearest(key, allowed).map(name -> "write '" + name + "'");
    }

    private static Issue notAMapping(YamlNode node, String what, Collection<String> allowed) {
        String message = what + " is " + node.kind() + ", a mapping is expected";
        return Issue.error(YamlCodes.NOT_A_MAPPING, node.position(), node.length(), message)
                .withExpected(allowed)
                .withFix(missingBlank(node));
    }

    /** Lines of the form {@code key:value} are one long text to YAML, and no fault. */
    private static Optional<String> missingBlank(YamlNode node) {
        boolean glued = node instanceof YamlScalar scalar
                && !scalar.quoted()
                && scalar.text().indexOf(':') > 0;
        return glued ? Optional.of("write a blank after each colon: 'key: value'") : Optional.empty();
    }
}
