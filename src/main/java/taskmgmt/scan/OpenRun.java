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
import taskmgmt.task.Fact;
import taskmgmt.task.Move;
import taskmgmt.task.Priority;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.task.Usage;

/**
 * A task that has not ended, updated event by event. When it has ended, it is passed on without a copy, because copying a million
 * of them takes longer than counting them. Not thread-safe.
 */
final class OpenRun implements TaskRun {
    private static final List<Status> STATUSES = List.of(Status.values());
    private static final Names NAMELESS = new Names("", "", "", "", List.of(), Priority.DEFAULT);

    final byte[] id;
    final long createdOffset;

    private Standing standing;
    private Names names = NAMELESS;
    private Moments moments;
    private Tally tally = Tally.NONE;
    private double progress = Double.NaN;
    private RunUsage usage = new RunUsage();
    private @Nullable Owner owner;
    private SortedMap<String, String> metadata = Collections.emptySortedMap();
    private long offset;

    private OpenRun(byte[] id, long createdOffset, Moments moments, Standing standing) {
        this.id = id;
        this.createdOffset = createdOffset;
        this.moments = moments;
        this.standing = standing;
    }

    /** The task that a line creates. */
    static OpenRun created(RegistryLine line, Move move, long offset) {
        byte[] id = Arrays.copyOfRange(line.id(), line.idStart(), line.idEnd());
        OpenRun run = new OpenRun(id, offset, Moments.created(line.atMicros()), Standing.after(null, move));
        run.takeIn(line, move, offset);
        return run;
    }

    /** Applies an event that the lifecycle allows. */
    void apply(RegistryLine line, Move move, long lineOffset) {
        standing = Standing.after(standing, move);
        takeIn(line, move, lineOffset);
    }

    /** The attempt that a retry abandons; the retry's line has the rest of its data. */
    TaskRun givenUp(RegistryLine line, long lineOffset) {
        Usage.take(line, usage);
        Standing failed = new Standing(Status.FAILED, standing.verificationRequired(), standing.verified(), standing.held());
        return TaskRun.of(id(), names, failed, moments.endedAt(line.atMicros()), tally, figures(), owner, lineOffset)
                .with(metadata).superseded();
    }

    private void takeIn(RegistryLine line, Move move, long lineOffset) {
        offset = lineOffset;
        boolean opens = moments.opensAttempt(move.type());
        moments = moments.after(line, standing.status(), progress);
        tally = tally.after(line, move, opens);
        if (opens) {
            progress = Double.NaN;
            usage = new RunUsage();
            owner = null;
        }
        names = line.names(names);
        progress = line.has(Fact.PROGRESS_PERCENT) ? line.number(Fact.PROGRESS_PERCENT) : progress;
        owner = line.owner(owner);
        if (tally.starts() == 0 || move.type() == EventType.STARTED && tally.starts() == 1) {
            metadata = line.metadata(metadata);
        }
        if (move.type() != EventType.RETRYING) { // its data is about the previous attempt
            Usage.take(line, usage);
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
        return moments;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public Figures figures() {
        return usage.with(progress);
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

    /** An immutable copy of the current state. */
    TaskRun copy() {
        return TaskRun.of(id(), names, standing, moments, tally, figures(), owner, offset).with(metadata);
    }

    @Override
    public String toString() {
        return copy().toString();
    }

    void write(StateWriter state) {
        state.bytes(id);
        state.number(createdOffset);
        write(standing, state);
        state.text(names.subsystem());
        state.text(names.type());
        state.text(names.title());
        state.text(names.creator());
        state.number(names.tags().size());
        names.tags().forEach(state::text);
        state.number(names.priority());
        for (long moment : new long[] {moments.created(), moments.started(), moments.restarted(), moments.finished(),
                moments.updated(), moments.progressed(), moments.deadline(), moments.guessed()}) {
            state.number(moment);
        }
        for (int count : new int[] {tally.starts(), tally.retries(), tally.passes(), tally.failures(), tally.reported()}) {
            state.number(count);
        }
        state.real(progress);
        usage.write(state);
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

    /** The id, which comes first, of a run that {@link #write} wrote. */
    static byte[] idOf(StateReader state) {
        return state.bytes();
    }

    static OpenRun read(StateReader state) {
        byte[] id = idOf(state);
        long createdOffset = state.number();
        Standing standing = readStanding(state);
        Names names = readNames(state);
        Moments moments = new Moments(state.number(), state.number(), state.number(), state.number(), state.number(), state.number(),
                state.number(), (int) state.number());
        OpenRun run = new OpenRun(id, createdOffset, moments, standing);
        run.names = names;
        run.tally = new Tally((int) state.number(), (int) state.number(), (int) state.number(), (int) state.number(),
                (int) state.number());
        run.progress = state.real();
        run.usage = RunUsage.read(state);
        run.owner = state.number() == 0 ? null : new Owner(state.number(), state.text(), state.text());
        run.metadata = readMetadata(state);
        run.offset = state.number();
        return run;
    }

    private static void write(Standing standing, StateWriter state) {
        state.name(standing.status());
        for (boolean mark : new boolean[] {standing.verificationRequired(), standing.verified(), standing.held()}) {
            state.number(mark ? 1 : 0);
        }
    }

    private static Standing readStanding(StateReader state) {
        return new Standing(state.named(STATUSES), state.number() != 0, state.number() != 0, state.number() != 0);
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
