package taskmgmt.view.run;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.run.batch.Batch;
import taskmgmt.run.batch.JobResult;
import taskmgmt.run.batch.BatchTally;
import taskmgmt.time.Rfc3339;
import taskmgmt.view.Document;

/**
 * The outcome of a batch.
 *
 * @param results of the commands, in any order
 * @param took    how long the whole batch took
 */
public record BatchDocument(Batch.End end, List<JobResult> results, Duration took) implements Document {
    private static final int MICRO_DIGITS = 6;
    private static final long NANOS_PER_MICRO = 1_000;

    /** Sorts the commands into their order in the input. */
    public BatchDocument {
        List<JobResult> sorted = new ArrayList<>(results);
        sorted.sort(Comparator.comparingLong(result -> result.job().seq()));
        results = List.copyOf(sorted);
    }

    @Override
    public Map<String, ?> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        BatchTally tally = end.tally();
        data.put("completed", tally.completed());
        data.put("failed", tally.failed());
        data.put("skipped", tally.skipped());
        data.put("done_before", end.passedOver());
        data.put("halted", end.halted());
        data.put("wall_seconds", seconds(took.toNanos()));
        List<Object> commands = new ArrayList<>();
        for (JobResult result : results) {
            commands.add(command(result));
        }
        data.put("commands", commands);
        return data;
    }

    /** Whether a command could not be registered as a task. */
    public boolean wasAnyRefused() {
        return results.stream().anyMatch(JobResult::wasRefused);
    }

    private static Map<String, @Nullable Object> command(JobResult result) {
        Map<String, @Nullable Object> command = new LinkedHashMap<>();
        command.put("line", result.job().seq());
        command.put("task_id", result.taskId());
        command.put("status", result.wasSkipped() ? "skipped" : result.succeeded() ? "completed" : "failed");
        command.put("exit_code", result.wasRun() ? (long) result.status().code() : null);
        command.put("error", result.error());
        command.put("started_at", Rfc3339.format(Instant.ofEpochMilli(result.startMillis())));
        command.put("wall_seconds", result.wasRun() ? seconds(result.wallNanos()) : null);
        command.put("output_bytes", result.wasRun() ? result.outputBytes() : null);
        command.put("command", String.join(" ", result.job().shown()));
        return command;
    }

    private static Object seconds(long nanos) {
        return Decimal.valueOf(nanos / NANOS_PER_MICRO, MICRO_DIGITS).plain();
    }

    /** The outcome in a sentence. */
    public String words() {
        BatchTally tally = end.tally();
        StringBuilder words = new StringBuilder(Human.count(tally.completed())).append(" completed, ").append(Human.count(tally.failed())).append(" failed");
        if (tally.skipped() > 0) {
            words.append(", ").append(Human.count(tally.skipped())).append(" skipped");
        }
        if (end.passedOver() > 0) {
            words.append(", ").append(Human.count(end.passedOver())).append(" done before");
        }
        return words.append(" in ").append(Human.duration(took)).append(end.halted() ? "; halted by the rule that was given" : "").toString();
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        out.append(words()).append('\n');
    }
}
