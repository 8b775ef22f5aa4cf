package taskmgmt.expect.read;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.expect.RunExpectation;
import taskmgmt.expect.ExpectedRun;
import taskmgmt.expect.Occurrence;
import taskmgmt.expect.SeenRuns;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Runs;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;

/** Reads the state of expected runs. Costs nothing if there are none, otherwise a pass over the registry. */
public final class ExpectationReader {
    private final LogReader logs;

    public ExpectationReader(LogReader logs) {
        this.logs = logs;
    }

    /**
     * The runs that are expected now, ordered by name.
     *
     * @param open the open tasks of the log
     */
    public List<RunExpectation> read(List<TaskRun> open, Instant now) throws IOException {
        Map<String, ExpectedRun> expected = new LinkedHashMap<>();
        Map<String, Instant> since = new HashMap<>();
        Set<String> ids = Set.copyOf(open.stream().filter(run -> run.type().equals(ExpectedRun.TYPE)).map(TaskRun::id).toList());
        if (ids.isEmpty()) {
            return List.of();
        }
        for (Task task : logs.tasks(ids).values()) {
            ExpectedRun run = ExpectedRun.of(TaskEvent.asObject(TaskEvent.asObject(task.value(TaskField.METADATA)).get(ExpectedRun.METADATA)));
            if (run != null && !task.status().isTerminal()) {
                expected.put(task.id(), run);
                since.put(task.id(), task.createdAt());
            }
        }
        Runs<SeenRuns> runs = RunReader.of(logs, ScanProgress.NONE).fold(SeenRuns.of(List.copyOf(expected.values())));
        SeenRuns seen = runs.fold();
        runs.open().forEach(seen::accept);
        List<RunExpectation> all = new ArrayList<>();
        for (Map.Entry<String, ExpectedRun> each : expected.entrySet()) {
            all.add(RunExpectation.of(each.getKey(), each.getValue(), since.getOrDefault(each.getKey(), now), seen.of(all.size()), now));
        }
        all.sort((one, other) -> one.expected().name().compareTo(other.expected().name()));
        return all;
    }

    /**
     * The open tasks, where those that represent an expected run get the deadline that they wait for: that of the run that never
     * began, came late or was too short, or else that of the next run. So every report on deadlines includes them.
     */
    public List<TaskRun> withDeadlines(List<TaskRun> open, Instant now) throws IOException {
        Map<String, RunExpectation> expected = new HashMap<>();
        for (RunExpectation each : read(open, now)) {
            expected.put(each.taskId(), each);
        }
        return expected.isEmpty() ? open : open.stream().map(run -> withDeadline(run, expected.get(run.id()))).toList();
    }

    private static TaskRun withDeadline(TaskRun run, @Nullable RunExpectation expectation) {
        if (expectation == null) {
            return run;
        }
        Occurrence trouble = expectation.trouble();
        Instant deadline = trouble == null ? expectation.nextDue().plus(expectation.expected().grace())
                : trouble.kind() == Occurrence.Kind.LATE ? trouble.due().plus(expectation.expected().grace()) : trouble.at();
        TaskRun.Names names = run.names();
        String title = trouble == null ? names.title() : expectation.expected().name() + ": " + trouble.words();
        TaskRun.Moments moments = run.moments();
        return TaskRun.of(run.id(), new TaskRun.Names(names.subsystem(), names.type(), title, names.creator(), names.tags(), names.priority()),
                run.standing(), new TaskRun.Moments(moments.created(), moments.started(), moments.restarted(), moments.finished(), moments.updated(),
                        moments.progressed(), Micros.of(deadline), moments.guessed()),
                run.tally(), run.figures(), run.owner(), run.offset());
    }
}
