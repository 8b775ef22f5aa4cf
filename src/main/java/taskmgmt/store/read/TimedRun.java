package taskmgmt.store.read;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import taskmgmt.spill.SpillSorter;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * The start or the end of a run as a point in time, with the run as bytes. At the same moment, runs that had started before end first, then
 * runs start, then runs that take no time end: so a run that starts knows of everything that had ended by then, except for runs that only
 * began at the same moment. Of several that end, the one that began first comes first, then the one with the smaller id; of several that
 * start, the one with the smaller id. Immutable.
 */
// Nobody compares these, and the bytes are written only once.
@SuppressWarnings("ArrayRecordComponent")
record TimedRun(long atMicros, byte rank, long begunMicros, String id, byte[] state) {
    private static final byte ENDS = 0;
    private static final byte STARTS = 1;
    private static final byte ENDS_AT_ONCE = 2;
    private static final long OVERHEAD_BYTES = 120;
    private static final List<Status> STATUSES = List.of(Status.values());

    static final Comparator<TimedRun> ORDER = Comparator.comparingLong(TimedRun::atMicros).thenComparingInt(TimedRun::rank)
            .thenComparingLong(TimedRun::begunMicros).thenComparing(TimedRun::id);

    static final SpillSorter.Form<TimedRun> FORM = new SpillSorter.Form<>() {
        @Override
        public void write(TimedRun item, DataOutputStream out) throws IOException {
            out.writeLong(item.atMicros);
            out.writeByte(item.rank);
            out.writeLong(item.begunMicros);
            byte[] id = item.id.getBytes(StandardCharsets.UTF_8);
            out.writeInt(id.length);
            out.write(id);
            out.writeInt(item.state.length);
            out.write(item.state);
        }

        @Override
        public TimedRun read(DataInputStream in) throws IOException {
            return new TimedRun(in.readLong(), in.readByte(), in.readLong(),
                    new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8), in.readNBytes(in.readInt()));
        }

        @Override
        public long bytes(TimedRun item) {
            return OVERHEAD_BYTES + item.id.length() + item.state.length;
        }
    };

    /** The end of a run. */
    static TimedRun endOf(TaskRun run) {
        long finished = run.moments().finished();
        long begun = begun(run);
        return new TimedRun(finished, begun == finished ? ENDS_AT_ONCE : ENDS, begun, run.id(), bytes(run, run.names()));
    }

    /**
     * The start of a run; its creation, if it was never started. A run that ended before its start starts when it ends.
     *
     * @param names the names that it had then
     */
    static TimedRun startOf(TaskRun run, TaskRun.Names names) {
        long begun = begun(run);
        return new TimedRun(begun, STARTS, begun, run.id(), bytes(run, names));
    }

    private static long begun(TaskRun run) {
        long begun = run.moments().begun();
        long finished = run.moments().finished();
        return finished == TaskRun.UNKNOWN ? begun : Math.min(begun, finished);
    }

    boolean isEnd() {
        return rank != STARTS;
    }

    private static byte[] bytes(TaskRun run, TaskRun.Names names) {
        StateWriter state = new StateWriter();
        for (String name : new String[] {names.subsystem(), names.type(), names.title(), names.creator()}) {
            state.text(name);
        }
        state.number(names.tags().size());
        names.tags().forEach(state::text);
        state.number(names.priority());
        Standing standing = run.standing();
        state.name(standing.status());
        state.number((standing.verificationRequired() ? 1 : 0) + (standing.verified() ? 2 : 0) + (standing.held() ? 4 : 0));
        TaskRun.Moments moments = run.moments();
        for (long moment : new long[] {moments.created(), moments.started(), moments.restarted(), moments.finished(),
                moments.updated(), moments.progressed(), moments.deadline(), moments.guessed()}) {
            state.number(moment);
        }
        TaskRun.Tally tally = run.tally();
        for (int count : new int[] {tally.starts(), tally.retries(), tally.passes(), tally.failures(), tally.reported()}) {
            state.number(count);
        }
        writeFigures(run.figures(), state);
        state.number(run.metadata().size());
        for (Map.Entry<String, String> entry : run.metadata().entrySet()) {
            state.text(entry.getKey());
            state.text(entry.getValue());
        }
        state.number(run.offset());
        return state.toByteArray();
    }

    private static void writeFigures(TaskRun.Figures figures, StateWriter state) {
        boolean isKnown = !figures.equals(TaskRun.Figures.NONE);
        state.number(isKnown ? 1 : 0);
        if (isKnown) {
            for (double figure : new double[] {figures.cpuSeconds(), figures.memoryPeakMb(), figures.memoryAvgMb(),
                    figures.diskReadMb(), figures.diskWriteMb(), figures.networkTxMb(), figures.networkRxMb(),
                    figures.storageDeltaMb(), figures.progressPercent()}) {
                state.real(figure);
            }
            state.number(figures.impossible());
        }
    }

    /** The run, without the process that worked on it. */
    TaskRun run() {
        StateReader from = new StateReader(state);
        TaskRun.Names names = names(from);
        Status status = from.named(STATUSES);
        long marks = from.number();
        Standing standing = new Standing(status, (marks & 1) != 0, (marks & 2) != 0, (marks & 4) != 0);
        TaskRun.Moments moments = new TaskRun.Moments(from.number(), from.number(), from.number(), from.number(), from.number(),
                from.number(), from.number(), (int) from.number());
        TaskRun.Tally tally = new TaskRun.Tally((int) from.number(), (int) from.number(), (int) from.number(),
                (int) from.number(), (int) from.number());
        TaskRun.Figures figures = from.number() == 0 ? TaskRun.Figures.NONE : new TaskRun.Figures(from.real(), from.real(),
                from.real(), from.real(), from.real(), from.real(), from.real(), from.real(), from.real(), (int) from.number());
        SortedMap<String, String> metadata = metadata(from);
        return TaskRun.of(id, names, standing, moments, tally, figures, null, from.number()).with(metadata);
    }

    private static TaskRun.Names names(StateReader from) {
        String subsystem = from.text();
        String type = from.text();
        String title = from.text();
        String creator = from.text();
        List<String> tags = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) {
            tags.add(from.text());
        }
        return new TaskRun.Names(subsystem, type, title, creator, List.copyOf(tags), (int) from.number());
    }

    private static SortedMap<String, String> metadata(StateReader from) {
        int count = from.count();
        if (count == 0) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, String> metadata = new TreeMap<>();
        for (int left = count; left > 0; left--) {
            metadata.put(from.text(), from.text());
        }
        return metadata;
    }
}
