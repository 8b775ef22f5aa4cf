package taskmgmt.store.verify;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateWriter;
import taskmgmt.store.read.RunReader;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/** The tasks whose last attempts have ends covered by a checkpoint: their ids, and how the ends are known. Not thread-safe. */
public final class SealedTasks implements Fold<SealedTasks> {
    private final Seal seal;
    private final Predicate<TaskRun> wanted;
    private final Set<String> ids = new HashSet<>();
    private final Map<Status.Proof, Long> byProof = new EnumMap<>(Status.Proof.class);

    private SealedTasks(Seal seal, Predicate<TaskRun> wanted) {
        this.seal = seal;
        this.wanted = wanted;
    }

    /** Finds the matching ones, in one pass over the runs of the log. */
    public static SealedTasks of(Seal seal, RunReader runs, Predicate<TaskRun> wanted) throws IOException {
        return runs.fold(Projection.<SealedTasks>of("", () -> new SealedTasks(seal, wanted), (_, _) -> {
            throw new IllegalStateException("it was not kept");
        })).fold();
    }

    public Set<String> ids() {
        return Set.copyOf(ids);
    }

    /** The number of them for each way in which an end can be known. */
    public Map<Status.Proof, Long> byProof() {
        return byProof;
    }

    @Override
    public void accept(TaskRun run) {
        if (!run.isSuperseded() && seal.covers(run) && wanted.test(run)) {
            ids.add(run.id());
            byProof.merge(Objects.requireNonNull(run.moments().proof(), "it has ended"), 1L, Long::sum);
        }
    }

    @Override
    public void combine(SealedTasks other) {
        ids.addAll(other.ids);
        other.byProof.forEach((proof, tasks) -> byProof.merge(proof, tasks, Long::sum));
    }

    @Override
    public void write(StateWriter state) {
        throw new IllegalStateException("it is not kept");
    }
}
