package taskmgmt.insight;

import java.util.List;
import taskmgmt.stats.Newest.EndedAt;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * The parts of a run that findings need, small enough to keep a hundred for each group. Times are in microseconds, {@link
 * TaskRun#UNKNOWN} if unknown.
 *
 * @param mark         see {@link EndedAt#mark}
 * @param completed    whether it succeeded; otherwise it failed
 * @param retried      whether it was retried
 * @param deadline     whether it met its deadline
 * @param passes       verifications passed
 * @param rejections   verifications failed
 * @param memoryPeakMb NaN if unknown
 * @param cpuSeconds   NaN if unknown
 * @param storageMb    growth of storage; NaN if unknown
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
    /** Whether a run met its deadline. */
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

    /** Whether it succeeded with a known duration: such runs show how long the work takes. */
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
