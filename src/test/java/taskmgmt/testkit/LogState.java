package taskmgmt.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.Violation;
import taskmgmt.doctor.Doctor;
import taskmgmt.doctor.Gravity;
import taskmgmt.hash.LineHasher;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.store.heads.BusFile;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Runs;
import taskmgmt.store.verify.AuditVerifier;
import taskmgmt.task.TaskRun;

/** What a log directory holds, read without the code that wrote it as far as that goes, and what is wrong with it. */
public final class LogState {
    private static final List<String> LOGS = List.of(LogFiles.INCIDENTS, LogFiles.REGISTRY, LogFiles.AUDIT);

    private final LogFixture log;
    private final boolean lossForGood;
    private final List<String> problems = new ArrayList<>();
    /** Each record of the registry and the incidents, as a {@link LogClient} names it, and how often it is there. */
    private final Map<String, Integer> records = new HashMap<>();
    /** For each file of the bus, how often the line at each byte was drained. */
    private final Map<String, Map<Object, Integer>> drained = new HashMap<>();
    private final List<Repaired> repaired = new ArrayList<>();
    private final List<Blank> blanks = new ArrayList<>();

    private LogState(LogFixture log, boolean lossForGood) {
        this.log = log;
        this.lossForGood = lossForGood;
    }

    /** A line of blanks, which is what a repair leaves. */
    private record Blank(String log, long offset, long length) {}

    /** An audit entry that reports a repair. */
    private record Repaired(Blank bytes, String action, Object quarantine, Object sha256) {}

    public static LogState of(LogFixture log) throws IOException {
        return of(log, false);
    }

    /** @param lossForGood whether the verifier reports a loss that is on record; the doctor must then be content */
    public static LogState of(LogFixture log, boolean lossForGood) throws IOException {
        LogState state = new LogState(log, lossForGood);
        for (String name : LOGS) {
            state.read(name);
        }
        state.checkRepairs();
        state.checkBus();
        List<Violation> findings = AuditVerifier.verify(log.directory).findings();
        if (!lossForGood) {
            findings.forEach(finding -> state.problems.add("audit: " + finding));
        } else if (new Doctor(log.directory, LogFixture.settings()).examine().count(Gravity.PROBLEM) > 0) {
            state.problems.add("the doctor is not content: " + findings);
        }
        if (!fold(log.directory, "kept", PrivateFiles.SYSTEM).equals(fold(log.directory, "", PrivateFiles.SYSTEM))) {
            state.problems.add("a report with a checkpoint differs from one without");
        }
        return state;
    }

    /** What is wrong, one sentence each. */
    public List<String> problems() {
        return problems;
    }

    public Map<String, Integer> records() {
        return records;
    }

    public long repairs() {
        return repaired.size();
    }

    public long quarantinedBytes() {
        return repaired.stream().filter(repair -> repair.quarantine() instanceof String)
                .mapToLong(repair -> repair.bytes().length()).sum();
    }

    public long missing(Set<String> acknowledged) {
        return acknowledged.stream().filter(record -> !records.containsKey(record)).count();
    }

    public long repeated() {
        return records.values().stream().filter(count -> count > 1).count();
    }

    private void read(String name) throws IOException {
        byte[] bytes = SegmentedLog.bytes(log.file(name));
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                int length = i - start;
                readLine(name, new String(bytes, start, length, StandardCharsets.UTF_8), start, length);
                start = i + 1;
            }
        }
        if (start < bytes.length) {
            problems.add(name + " has no line end at its end");
        }
    }

    private void readLine(String name, String line, long offset, long length) {
        if (line.isBlank()) {
            blanks.add(new Blank(name, offset, length));
            return;
        }
        try {
            Map<String, @Nullable Object> fields = Json.strict().parse(line);
            switch (name) {
                case LogFiles.REGISTRY -> {
                    count(fields.get("event") + " " + fields.get("task_id") + (fields.containsKey("progress_percent") ? " " + offset : ""));
                }
                case LogFiles.INCIDENTS -> count("incident " + fields.get("status") + " " + fields.get("task_id"));
                default -> readEntry(fields);
            }
        } catch (BadJsonException e) {
            problems.add(name + " at byte " + offset + " is no record: " + e.getMessage());
        }
    }

    private void count(String record) {
        records.merge(record, 1, Integer::sum);
    }

    private void readEntry(Map<String, @Nullable Object> entry) {
        if (entry.get("metadata") instanceof Map<?, ?> metadata) {
            String bus = metadata.get("bus_file") == null ? LogFiles.EVENTS : LogFiles.BUS + "/" + metadata.get("bus_file");
            if ("bus_reset".equals(metadata.get("fix")) || "bus_restarted".equals(entry.get("action"))) {
                drained.remove(bus);
            }
            if ("bus_rotated".equals(entry.get("action"))) {
                drained.put(LogFiles.BUS + "/" + metadata.get("file"), drainedOf(LogFiles.EVENTS));
                drained.remove(LogFiles.EVENTS);
            }
            if (metadata.get("bus_offset") != null) {
                drainedOf(bus).merge(metadata.get("bus_offset"), 1, Integer::sum);
            }
            recordEntry(String.valueOf(entry.get("action")), entry, metadata);
            if ("log_repaired".equals(entry.get("action")) || "taken_out".equals(metadata.get("fix"))) {
                repaired.add(new Repaired(new Blank(String.valueOf(entry.get("resource")), number(metadata.get("offset")),
                        number(metadata.get("length"))), String.valueOf(entry.get("action")), String.valueOf(metadata.get("quarantine")), String.valueOf(metadata.get("sha256"))));
            }
            if ("bus_line_refused".equals(entry.get("action"))) {
                drainedOf(bus).merge(number(metadata.get("offset")), 1, Integer::sum);
            }
        }
    }

    /** Those that represent no line, but for something that was acknowledged. */
    private void recordEntry(String action, Map<String, @Nullable Object> entry, Map<?, ?> metadata) {
        switch (action) {
            case "log_rotated", "log_compressed" -> count("audit " + action + " " + metadata.get("file"));
            case "audit_checkpoint" -> count("audit " + action + " " + metadata.get("size"));
            case "key_created", "key_rotated", "governance_approved" -> count("audit " + action + " " + entry.get("resource"));
            default -> { }
        }
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : -1;
    }

    /** Every blank has its one entry, and what was there is in quarantine. */
    private void checkRepairs() throws IOException {
        for (Blank blank : blanks) {
            List<Repaired> reports = repaired.stream().filter(repair -> repair.bytes().equals(blank)).toList();
            // One of the doctor may stand beside the one that every repair gets.
            long distinct = reports.stream().map(Repaired::action).distinct().count();
            // What is in the place of a loss is told of by the entry on the loss.
            boolean told = !reports.isEmpty() || lossForGood;
            if (blank.length() > 0 && (!told || distinct != reports.size())) {
                problems.add(blank + " has " + reports.size() + " audit entries instead of one");
            }
            for (Repaired report : reports) {
                Path copy = log.file(LogFiles.QUARANTINE).resolve(String.valueOf(report.quarantine()));
                if (!Files.isRegularFile(copy) || !sha256(Files.readAllBytes(copy)).equals(report.sha256())) {
                    problems.add("what was in " + blank + " is not in quarantine");
                }
            }
        }
    }

    private static String sha256(byte[] bytes) {
        return new LineHasher().hex(bytes, 0, bytes.length);
    }

    private Map<Object, Integer> drainedOf(String bus) {
        return drained.computeIfAbsent(bus, _ -> new HashMap<>());
    }

    /** Each line of each file of the bus was drained once, whether it was there before the file was rotated away or came late. */
    private void checkBus() throws IOException {
        checkBus(LogFiles.EVENTS);
        for (Path rotated : BusFile.rotatedPaths(log.directory)) {
            checkBus(LogFiles.BUS + "/" + rotated.getFileName());
        }
    }

    private void checkBus(String name) throws IOException {
        byte[] bus = log.bytes(name);
        long start = 0;
        for (int i = 0; i < bus.length; i++) {
            if (bus[i] == '\n') {
                int times = drainedOf(name).getOrDefault(start, 0);
                if (times != 1) {
                    problems.add("the line of " + name + " at byte " + start + " was ingested " + times + " times");
                }
                start = i + 1L;
            }
        }
    }

    /** How many runs have ended and how many are open, by a report that keeps a checkpoint if it has a name. */
    public static String fold(Path directory, String name, PrivateFiles disk) throws IOException {
        RunReader reader = RunReader.of(LogReader.at(directory), new RunReader.Plan(1, 1, 0), disk);
        Runs<Ends> runs = reader.fold(new EndsProjection(name));
        return runs.fold().count + " ended, " + runs.open().size() + " open, " + runs.strays() + " strays";
    }

    private static final class Ends implements Fold<Ends> {
        private long count;

        @Override
        public void accept(TaskRun run) {
            count++;
        }

        @Override
        public void combine(Ends other) {
            count += other.count;
        }

        @Override
        public void write(StateWriter state) {
            state.number(count);
        }
    }

    private record EndsProjection(String name) implements Projection<Ends> {
        @Override
        public Ends empty() {
            return new Ends();
        }

        @Override
        public Ends read(StateReader state) {
            Ends ends = new Ends();
            ends.count = state.number();
            return ends;
        }
    }
}
