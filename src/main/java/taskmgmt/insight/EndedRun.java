package taskmgmt.insight;

import java.util.List;
import taskmgmt.stats.Newest.EndedAt;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * As much of a run as findings need, small enough to keep a hundred of each group. Times are in microseconds,
 * {@link TaskRun#UNKNOWN} where they are not known.
 *
 * @param mark         see {@link EndedAt#mark}
 * @param completed    whether it succeeded; else it failed
 * @param retried      whether it was sent back to be tried again
 * @param deadline     how it stands to its deadline
 * @param passes       verifications passed
 * @param rejections   verifications failed
 * @param memoryPeakMb NaN where it is not known
 * @param cpuSeconds   the same
 * @param storageMb    by how much it has grown; the same
 */
record EndedRun(
        long mark,
        long finished,
        long duration,
        long queue,
        boolean completed,
        boolean retried,
        Deadline deadline,
        int passes,
        int rejections,
        double memoryPeakMb,
        double cpuSeconds,
        double storageMb) implements EndedAt {
    /** How a run stands to its deadline. */
    enum Deadline {
        NONE,
        MET,
        MISSED
    }

    private static final List<Deadline> DEADLINES = List.of(Deadline.values());

    static EndedRun of(TaskRun run) {
        Boolean met = run.slaMet();
        return new EndedRun(EndedAt.mark(run), run.moments().finished(), run.durationMicros(), run.queueMicros(),
                run.status() == Status.COMPLETED, run.tally().retriesKnown() > 0,
                met == null ? Deadline.NONE : met ? Deadline.MET : Deadline.MISSED,
                run.tally().passes(), run.tally().failures(), run.figures().memoryPeakMb(),
                run.figures().cpuSeconds(), run.figures().storageDeltaMb());
    }

    @Override
    public long finishedMicros() {
        return finished;
    }

    @Override
    public long durationMicros() {
        return duration;
    }

    /** Whether it succeeded and says how long it took: the runs that tell how long the work takes. */
    boolean tookKnownTime() {
        return completed && duration != TaskRun.UNKNOWN;
    }

    void write(StateWriter state) {
        state.number(mark);
        state.number(finished);
        state.number(duration);
        state.number(queue);
        state.number(completed ? 1 : 0);
        state.number(retried ? 1 : 0);
        state.name(deadline);
        state.number(passes);
        state.number(rejections);
        state.real(memoryPeakMb);
        state.real(cpuSeconds);
        state.real(storageMb);
    }

    static EndedRun read(StateReader state) {
        long mark = state.number();
        long finished = state.number();
        long duration = state.number();
        long queue = state.number();
        return new EndedRun(mark, finished, duration, queue, state.number() != 0, state.number() != 0, state.named(DEADLINES),
                (int) state.number(), (int) state.number(), state.real(), state.real(), state.real());
    }
}
