package gradus.assignment;

import gradus.assignment.Amounts.Amount;
import gradus.assignment.Attempts.Counted;
import gradus.assignment.Penalty.Unit;
import gradus.issue.IssueList;
import gradus.issue.Names;
import gradus.issue.SourceText;
import gradus.yaml.Syntax;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlReader;
import gradus.yaml.YamlScalar;
import gradus.yaml.YamlSequence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads an assignment file. */
public final class AssignmentReader {
    /** The keys of an assignment file, in the order of the reference. */
    public static final List<String> KEYS = List.of(
            "title", "problems", "cap", "decimals", "due", "time-zone", "late", "extensions", "attempts", "overrides");

    /** The keys of a problem in it. */
    public static final List<String> SHARE_KEYS = List.of("id", "weight", "bonus", "cap");

    /** The keys of {@code late}. */
    public static final List<String> LATE_KEYS = List.of("penalty", "per", "of", "at-most", "grace", "cutoff");

    /** The keys of {@code attempts}. */
    public static final List<String> ATTEMPTS_KEYS = List.of("count", "allowed");

    private static final int DECIMALS = 2;
    private static final int MOST_DECIMALS = 6;
    private static final int MOST_ATTEMPTS = 1_000;
    private static final String ONCE = "once";
    private static final String EXTENSIONS = "extensions";
    private static final Map<String, Counted> COUNTED = new LinkedHashMap<>();
    private static final Map<String, Unit> OF = new LinkedHashMap<>();
    private static final Map<String, Boolean> YES_OR_NO = new LinkedHashMap<>();

    static {
        COUNTED.put("latest", Counted.LATEST);
        COUNTED.put("first", Counted.FIRST);
        COUNTED.put("latest-in-time", Counted.LATEST_IN_TIME);
        COUNTED.put("best", Counted.BEST);
        OF.put("maximum", Unit.PERCENT_OF_MAXIMUM);
        OF.put("earned", Unit.PERCENT_OF_EARNED);
        YES_OR_NO.put("yes", true);
        YES_OR_NO.put("no", false);
    }

    private final Amounts amounts;

    private AssignmentReader(Amounts amounts) {
        this.amounts = amounts;
    }

    /**
     * What came of reading an assignment file.
     *
     * @param assignment the assignment, if the file has no error
     * @param issues every fault of the file
     * @param source the text of the file, for showing the issues
     */
    public record Reading(Optional<Assignment> assignment, IssueList issues, SourceText source) {}

    /**
     * Reads an assignment file.
     *
     * @param file its name, for messages; its ending tells JSON from YAML
     * @param bytes the content
     */
    public static Reading read(String file, byte[] bytes) {
        IssueList issues = new IssueList();
        SourceText source = YamlReader.sourceText(file, bytes);
        Optional<Assignment> assignment = YamlReader.read(file, bytes, Syntax.of(file), issues)
                .flatMap(node -> YamlFields.of(node, "the assignment", KEYS, issues))
                .map(fields -> new AssignmentReader(new Amounts(issues)).read(fields));
        return new Reading(assignment.filter(read -> !issues.hasErrors()), issues, source);
    }

    private Assignment read(YamlFields fields) {
        return new Assignment(
                fields.optional("title").flatMap(node -> amounts.text(node, "title")),
                fields.required("problems").map(this::shares).orElse(List.of()),
                fields.optional("cap").flatMap(node -> amounts.points(node, "cap")),
                fields.optional("decimals")
                        .flatMap(node -> amounts.count(node, "decimals", 0, MOST_DECIMALS))
                        .orElse(DECIMALS),
                deadline(fields),
                fields.optional("attempts").flatMap(this::attempts).orElse(Attempts.DEFAULT),
                fields.optional("overrides").flatMap(node -> amounts.text(node, "overrides")));
    }

    private List<Share> shares(YamlNode node) {
        List<Share> shares = new ArrayList<>();
        List<YamlNode> items = node instanceof YamlSequence list ? list.items() : List.of(node);
        for (YamlNode item : items) {
            share(item).ifPresent(share -> {
                if (shares.stream().anyMatch(other -> other.problem().equals(share.problem()))) {
                    amounts.error(
                            AssignmentCodes.TWICE,
                            item,
                            Names.quoted(share.problem()) + " is already one of the problems",
                            Optional.of("delete one of the two"));
                }
                shares.add(share);
            });
        }
        if (items.isEmpty()) {
            amounts.error(AssignmentCodes.WRONG_FORM, node, "the assignment has no problem", Optional.empty());
        }
        return shares;
    }

    /** The id alone, or with what is said of it. */
    private Optional<Share> share(YamlNode node) {
        if (node instanceof YamlScalar id) {
            return Optional.of(
                    new Share(id.text(), Optional.empty(), false, Optional.empty(), id.position(), id.length()));
        }
        Optional<YamlFields> fields = YamlFields.of(node, "a problem of the assignment", SHARE_KEYS, amounts.issues());
        Optional<YamlNode> id = fields.flatMap(given -> given.required("id"));
        Optional<String> name = id.flatMap(given -> amounts.text(given, "id"));
        Optional<BigDecimal> weight = points(fields, "weight");
        Optional<BigDecimal> cap = points(fields, "cap");
        boolean bonus = fields.flatMap(given -> given.optional("bonus"))
                .flatMap(given -> amounts.word(given, "bonus", YES_OR_NO))
                .orElse(false);
        return name.map(text -> new Share(
                text, weight, bonus, cap, id.get().position(), id.get().length()));
    }

    private Optional<BigDecimal> points(Optional<YamlFields> fields, String key) {
        return fields.flatMap(given -> given.optional(key)).flatMap(node -> amounts.points(node, key));
    }

    private Optional<Deadline> deadline(YamlFields fields) {
        Optional<YamlNode> written = fields.optional("due");
        Optional<LocalDateTime> due = written.flatMap(node -> amounts.time(node, "due"));
        Optional<ZoneId> zone = fields.optional("time-zone").flatMap(node -> amounts.zone(node, "time-zone"));
        Optional<YamlNode> late = fields.optional("late");
        Optional<YamlNode> extensions = fields.optional(EXTENSIONS);
        if (written.isEmpty()) {
            late.ifPresent(node -> needsDeadline(node, "late"));
            extensions.ifPresent(node -> needsDeadline(node, EXTENSIONS));
        }
        Optional<YamlFields> policy = late.flatMap(node -> YamlFields.of(node, "'late'", LATE_KEYS, amounts.issues()));
        Optional<Duration> grace = duration(policy, "grace");
        Optional<Duration> cutoff = duration(policy, "cutoff");
        Optional<Penalty> penalty = policy.flatMap(this::penalty);
        Map<String, LocalDateTime> others = extensions.map(this::extensions).orElse(Map.of());
        return due.map(time -> new Deadline(time, zone, grace.orElse(Duration.ZERO), penalty, cutoff, others));
    }

    private void needsDeadline(YamlNode node, String key) {
        amounts.error(
                AssignmentCodes.NO_DEADLINE,
                node,
                "'" + key + "' says something of lateness, and the assignment has no deadline",
                Optional.of("add 'due: 2026-11-20 23:59', or delete '" + key + "'"));
    }

    private Optional<Duration> duration(Optional<YamlFields> fields, String key) {
        return fields.flatMap(given -> given.optional(key)).flatMap(node -> amounts.duration(node, key));
    }

    private Optional<Penalty> penalty(YamlFields fields) {
        Optional<Amount> amount = fields.optional("penalty").flatMap(node -> amounts.amount(node, "penalty"));
        Optional<Duration> per = fields.optional("per").flatMap(this::per);
        Unit percent = fields.optional("of")
                .flatMap(node -> amounts.word(node, "of", OF))
                .orElse(Unit.PERCENT_OF_MAXIMUM);
        Optional<YamlNode> limit = fields.optional("at-most");
        Optional<Amount> atMost = limit.flatMap(node -> amounts.amount(node, "at-most"));
        if (amount.isPresent()
                && atMost.isPresent()
                && amount.get().isPercent() != atMost.get().isPercent()) {
            amounts.error(
                    AssignmentCodes.WRONG_FORM,
                    limit.get(),
                    "'penalty' and 'at-most' are percent and points",
                    Optional.of("write both in percent, or both in points"));
        }
        return amount.map(given -> new Penalty(
                given.number(), given.isPercent() ? percent : Unit.POINTS, per, atMost.map(Amount::number)));
    }

    /** A time, or {@code once}. */
    private Optional<Duration> per(YamlNode node) {
        if (node instanceof YamlScalar word && word.text().equals(ONCE)) {
            return Optional.empty();
        }
        return amounts.duration(node, "per").filter(time -> {
            if (time.isZero()) {
                amounts.error(
                        AssignmentCodes.OUT_OF_RANGE, node, "'per' is no time at all", Optional.of("write 'per: day'"));
            }
            return !time.isZero();
        });
    }

    private Map<String, LocalDateTime> extensions(YamlNode node) {
        Map<String, LocalDateTime> extensions = new LinkedHashMap<>();
        if (!(node instanceof YamlMapping mapping)) {
            amounts.error(
                    AssignmentCodes.WRONG_FORM,
                    node,
                    "'extensions' is " + node.kind() + ", it has to name a time for each student",
                    Optional.of("write 'extensions: {s042: 2026-11-25 23:59}'"));
            return extensions;
        }
        for (YamlEntry entry : mapping.entries()) {
            amounts.time(entry.value(), entry.key().text())
                    .ifPresent(time -> extensions.put(entry.key().text(), time));
        }
        return extensions;
    }

    private Optional<Attempts> attempts(YamlNode node) {
        if (node instanceof YamlScalar) {
            return amounts.word(node, "attempts", COUNTED).map(counted -> new Attempts(counted, OptionalInt.empty()));
        }
        return YamlFields.of(node, "'attempts'", ATTEMPTS_KEYS, amounts.issues())
                .map(fields -> new Attempts(
                        fields.optional("count")
                                .flatMap(word -> amounts.word(word, "count", COUNTED))
                                .orElse(Counted.LATEST),
                        fields.optional("allowed")
                                .flatMap(number -> amounts.count(number, "allowed", 1, MOST_ATTEMPTS))
                                .map(OptionalInt::of)
                                .orElse(OptionalInt.empty())));
    }
}
