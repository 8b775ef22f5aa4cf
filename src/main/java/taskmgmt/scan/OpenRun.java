package taskmgmt.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.EventType;
import taskmgmt.task.Move;
import taskmgmt.task.Priority;
import taskmgmt.task.Standing;
import taskmgmt.task.TaskRun;

/**
 * A task that has not ended, changed by one event after the other. When it has ended it is handed on as it is, because to
 * copy a million of them takes longer than to count them. Not thread-safe.
 */
final class OpenRun implements TaskRun {
    private static final Names NAMELESS = new Names("", "", "", "", List.of(), Priority.DEFAULT);

    final byte[] id;
    final long createdOffset;
    private final long created;

    private Standing standing;
    private Names names = NAMELESS;
    private long started = UNKNOWN;
    private long restarted = UNKNOWN;
    private long finished = UNKNOWN;
    private long updated = UNKNOWN;
    private long progressed = UNKNOWN;
    private long deadline = UNKNOWN;
    private int starts;
    private int retries;
    private int passes;
    private int failures;
    private double progress = Double.NaN;
    private Usages usages = new Usages();
    private @Nullable Owner owner;
    private SortedMap<String, String> metadata = Collections.emptySortedMap();
    private long offset;

    private OpenRun(byte[] id, long createdOffset, long created, Standing standing) {
        this.id = id;
        this.createdOffset = createdOffset;
        this.created = created;
        this.standing = standing;
    }

    /** The task that a line creates. */
    static OpenRun created(RegistryLine line, Move move, long offset) {
        byte[] id = Arrays.copyOfRange(line.id(), line.idStart(), line.idEnd());
        OpenRun run = new OpenRun(id, offset, line.at(), Standing.after(null, move));
        run.takeIn(line, move, offset);
        return run;
    }

    /** Takes in an event that the lifecycle allows. */
    void apply(RegistryLine line, Move move, long lineOffset) {
        standing = Standing.after(standing, move);
        takeIn(line, move, lineOffset);
        if (standing.status().isTerminal()) {
            finished = line.at();
        }
    }

    private void takeIn(RegistryLine line, Move move, long lineOffset) {
        offset = lineOffset;
        updated = move.type() == EventType.ESCALATED ? updated : line.at();
        count(move, line.at());
        names = line.names(names);
        deadline = line.deadline(created, deadline);
        takeInProgress(line, move.type());
        owner = line.owner(owner);
        if (starts == 0 || move.type() == EventType.STARTED && starts == 1) {
            metadata = line.metadata(metadata);
        }
        line.usage(usages);
    }

    private void count(Move move, long at) {
        EventType event = move.type();
        if (event == EventType.STARTED) {
            starts++;
            started = started == UNKNOWN ? at : started;
        }
        if (event == EventType.STARTED || event == EventType.RESUMED || event == EventType.RETRYING) {
            restarted = at;
        }
        retries += event == EventType.RETRYING ? 1 : 0;
        Boolean verdict = move.verdict();
        if (verdict != null) {
            passes += verdict ? 1 : 0;
            failures += verdict ? 0 : 1;
        }
    }

    /** Whoever repeats a percentage has not come further; a snapshot without one says nothing of it. */
    private void takeInProgress(RegistryLine line, EventType event) {
        double before = progress;
        progress = line.progress(before);
        boolean isReport = event == EventType.PROGRESS || event == EventType.SNAPSHOT;
        if (isReport && (line.hasProgress() ? Double.compare(progress, before) != 0 : event == EventType.PROGRESS)) {
            progressed = line.at();
        }
    }

    @Override
    public String id() {
        return new String(id, StandardCharsets.UTF_8);
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public Standing standing() {
        return standing;
    }

    @Override
    public Moments moments() {
        return new Moments(created, started, restarted, finished, updated, progressed, deadline);
    }

    @Override
    public Tally tally() {
        return new Tally(starts, retries, passes, failures);
    }

    @Override
    public Figures figures() {
        return usages.isEmpty() && Double.isNaN(progress)
                ? Figures.NONE
                : new Figures(usages.figure(0), usages.figure(1), usages.figure(2), usages.figure(3), usages.figure(4),
                        usages.figure(5), usages.figure(6), usages.figure(7), progress);
    }

    @Override
    public @Nullable Owner owner() {
        return owner;
    }

    @Override
    public SortedMap<String, String> metadata() {
        return metadata;
    }

    @Override
    public long offset() {
        return offset;
    }

    /** The run as it is now, while it goes on changing. */
    TaskRun copy() {
        return TaskRun.of(id(), names, standing, moments(), tally(), figures(), owner, offset).with(metadata);
    }

    @Override
    public String toString() {
        return copy().toString();
    }

    void write(StateWriter state) {
        state.bytes(id);
        state.number(createdOffset);
        state.number(created);
        state.number(standing.toByte());
        state.text(names.subsystem());
        state.text(names.type());
        state.text(names.title());
        state.text(names.creator());
        state.number(names.tags().size());
        names.tags().forEach(state::text);
        state.number(names.priority());
        for (long moment : new long[] {started, restarted, updated, progressed, deadline}) {
            state.number(moment);
        }
        for (int count : new int[] {starts, retries, passes, failures}) {
            state.number(count);
        }
        state.real(progress);
        usages.write(state);
        Owner process = owner;
        state.number(process == null ? 0 : 1);
        if (process != null) {
            state.number(process.pid());
            state.text(process.bootId());
            state.text(process.startedAt());
        }
        state.number(metadata.size());
        metadata.forEach((key, value) -> {
            state.text(key);
            state.text(value);
        });
        state.number(offset);
    }

    static OpenRun read(StateReader state) {
        byte[] id = state.bytes();
        long createdOffset = state.number();
        long created = state.number();
        Standing standing = Standing.ofByte((byte) state.number());
        if (standing == null) {
            throw new IllegalStateException("an open task without a standing");
        }
        OpenRun run = new OpenRun(id, createdOffset, created, standing);
        run.names = readNames(state);
        run.started = state.number();
        run.restarted = state.number();
        run.updated = state.number();
        run.progressed = state.number();
        run.deadline = state.number();
        run.starts = (int) state.number();
        run.retries = (int) state.number();
        run.passes = (int) state.number();
        run.failures = (int) state.number();
        run.progress = state.real();
        run.usages = Usages.read(state);
        run.owner = state.number() == 0 ? null : new Owner(state.number(), state.text(), state.text());
        run.metadata = readMetadata(state);
        run.offset = state.number();
        return run;
    }

    private static SortedMap<String, String> readMetadata(StateReader state) {
        int count = state.count();
        SortedMap<String, String> metadata = count == 0 ? Collections.emptySortedMap() : new TreeMap<>();
        for (int left = count; left > 0; left--) {
            metadata.put(state.text(), state.text());
        }
        return metadata;
    }

    private static Names readNames(StateReader state) {
        String subsystem = state.text();
        String type = state.text();
        String title = state.text();
        String creator = state.text();
        List<String> tags = new ArrayList<>();
        for (int left = state.count(); left > 0; left--) {
            tags.add(state.text());
        }
        return new Names(subsystem, type, title, creator, List.copyOf(tags), (int) state.number());
    }
}
