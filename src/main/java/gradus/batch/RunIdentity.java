package gradus.batch;

import gradus.intake.DownloadFile;
import gradus.intake.Roster;
import gradus.intake.RosterReader;
import gradus.issue.IssueList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything but the submissions on which the results of a run depend. Runs of one identity may share what they have graded. */
public final class RunIdentity {
    private static final String REPORTS = "reports";
    private static final String OVERRIDES = "overrides";
    private static final String OVERRIDES_FILE = "overrides-file";
    private static final String LAYOUT = "layout";
    private static final String ROSTER = "roster";
    private static final String ROSTER_FILE = "roster-file";

    private final String version;
    private final ProblemSet problems;
    private final Map<String, String> options;
    private final Shard shard;

    private RunIdentity(String version, ProblemSet problems, Map<String, String> options, Shard shard) {
        this.version = version;
        this.problems = problems;
        this.options = new TreeMap<>(options);
        this.shard = shard;
    }

    /**
     * What a run is about to do.
     *
     * @param version the version of gradus
     * @param problems problems without an error
     * @param reports whether every student gets a report
     * @param shard which part of the class is graded
     */
    public static RunIdentity of(String version, ProblemSet problems, boolean reports, Shard shard) {
        return new RunIdentity(version, problems, Map.of(REPORTS, Boolean.toString(reports)), shard);
    }

    /** The same with points that were set by hand. */
    public RunIdentity with(Overrides overrides) {
        Map<String, String> more = new TreeMap<>(options);
        more.put(OVERRIDES_FILE, overrides.file());
        more.put(OVERRIDES, overrides.text());
        return new RunIdentity(version, problems, more, shard);
    }

    /**
     * The same for submissions that were taken in.
     *
     * @param layout the name of the layout they have
     * @param roster the file of the roster, if there is one
     * @throws IOException if that cannot be read
     */
    public RunIdentity with(String layout, Optional<Path> roster) throws IOException {
        Map<String, String> more = new TreeMap<>(options);
        more.put(LAYOUT, layout);
        if (roster.isPresent()) {
            more.put(ROSTER_FILE, roster.get().toString());
            more.put(
                    ROSTER,
                    Base64.getEncoder()
                            .encodeToString(DownloadFile.of(roster.get()).bytes()));
        }
        return new RunIdentity(version, problems, more, shard);
    }

    /** Who is in the class, if that is known. */
    Optional<Roster> roster() {
        return Optional.ofNullable(options.get(ROSTER))
                .flatMap(text -> RosterReader.read(
                        options.getOrDefault(ROSTER_FILE, ""),
                        Base64.getDecoder().decode(text),
                        new IssueList()));
    }

    /** The points that were set by hand. */
    public Overrides overrides() {
        String file = options.getOrDefault(OVERRIDES_FILE, "");
        byte[] content = options.getOrDefault(OVERRIDES, "").getBytes(StandardCharsets.UTF_8);
        return file.isEmpty() ? Overrides.NONE : OverridesReader.read(file, content, problems.problems());
    }

    public String version() {
        return version;
    }

    public ProblemSet problems() {
        return problems;
    }

    public boolean reports() {
        return Boolean.parseBoolean(options.get(REPORTS));
    }

    public Shard shard() {
        return shard;
    }

    /** The same for the whole class. */
    RunIdentity whole() {
        return new RunIdentity(version, problems, options, Shard.WHOLE);
    }

    /** All of it. Two runs have the same results for the same submissions if their bytes are the same. */
    byte[] bytes() {
        RecordWriter out = new RecordWriter();
        out.text(version).flag(problems.named()).texts(options);
        out.number(shard.number()).number(shard.count());
        out.number(problems.files().size());
        problems.files().forEach(file -> out.text(file.path().toString()).block(file.content()));
        return out.bytes();
    }

    static RunIdentity read(byte[] bytes) {
        RecordReader in = new RecordReader(bytes);
        String version = in.text();
        boolean named = in.flag();
        Map<String, String> options = in.textsByName();
        Shard shard = new Shard(in.number(), in.number());
        int count = in.number();
        List<ProblemFile> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(new ProblemFile(Path.of(in.text()), in.block()));
        }
        return new RunIdentity(version, ProblemSet.of(files, named).assigned(), options, shard);
    }
}
