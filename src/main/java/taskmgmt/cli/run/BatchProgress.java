package taskmgmt.cli.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.StatusLine;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.run.batch.BatchJob;
import taskmgmt.run.batch.BatchListener;
import taskmgmt.run.batch.JobResult;
import taskmgmt.run.batch.JobSource;
import taskmgmt.run.batch.BatchTally;
import taskmgmt.run.batch.TimeLeft;
import taskmgmt.run.batch.UsualTimes;
import taskmgmt.run.task.CommandRecord;

/** Reports the progress of a batch, and which of its commands failed. May be called by several threads. */
final class BatchProgress implements BatchListener {
    private static final double NANOS = 1_000_000_000;
    private static final int BAR_CELLS = 20;

    private final Session session;
    private final boolean always;
    private final boolean quiet;
    private final JobRequests requests;
    private final int slots;
    private final StatusLine line;
    private final List<JobResult> results = new ArrayList<>();
    private final Map<Long, Long> running = new HashMap<>();
    private BatchTally tally = new BatchTally(0, 0, 0);
    private long total;
    private @Nullable TimeLeft left;

    /** @param always even if nobody watches on a terminal */
    BatchProgress(Session session, boolean always, boolean quiet, JobRequests requests, int slots) {
        this.session = session;
        this.always = always;
        this.quiet = quiet;
        this.requests = requests;
        this.slots = slots;
        this.line = new StatusLine(session);
    }

    /** Counts the commands beforehand, if the progress is shown. */
    void expect(@Nullable Path file, boolean nul, List<String> words) throws IOException {
        if (file == null || !Files.isRegularFile(file) || !always && !session.terminal().stderrIsTerminal()) {
            return;
        }
        Map<String, Long> types = new HashMap<>();
        String subsystem = "";
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            JobSource source = new JobSource(in, nul, words);
            for (BatchJob job = source.next(); job != null; job = source.next()) {
                types.merge(requests.group(job).type(), 1L, Long::sum);
                subsystem = requests.group(job).subsystem();
                total++;
            }
        }
        left = new TimeLeft(types, UsualTimes.in(requests.logs(), subsystem), slots);
    }

    @Override
    public synchronized void begun(BatchJob job) {
        running.put(job.seq(), System.nanoTime());
    }

    @Override
    public synchronized void passedOver(BatchJob job) {
        total--;
        if (left != null) {
            left.passedOver(requests.group(job).type());
        }
    }

    @Override
    public synchronized void ended(JobResult result, BatchTally now) {
        running.remove(result.job().seq());
        tally = now;
        results.add(result);
        if (left != null) {
            left.ended(requests.group(result.job()).type(), result.wallNanos() / NANOS);
        }
        String error = result.error();
        if (error != null && !quiet) {
            hide();
            String named = result.taskId() == null ? "line " + result.job().seq() : result.taskId() + " (line " + result.job().seq() + ")";
            session.err().println(Program.NAME + ": " + Plain.text(named + ": " + error + ": " + CommandRecord.title(result.job().shown())));
        }
        if (always && !session.terminal().stderrIsTerminal()) {
            session.err().println(Program.NAME + ": " + words());
        }
    }

    /** Shows the progress, if an update is due. */
    synchronized void show() {
        line.show(() -> bar() + words());
    }

    /** Erases the progress, because something else is to be shown. */
    synchronized void hide() {
        line.end();
    }

    synchronized void end() {
        line.end();
    }

    synchronized List<JobResult> results() {
        return List.copyOf(results);
    }

    private String bar() {
        if (total <= 0 || !session.showsUnicode()) {
            return "";
        }
        int full = (int) Math.min(BAR_CELLS, tally.done() * BAR_CELLS / total);
        return "█".repeat(full) + "░".repeat(BAR_CELLS - full) + " ";
    }

    private String words() {
        StringBuilder words = new StringBuilder(Human.count(tally.done()));
        words.append(total > 0 ? " of " + Human.count(total) : "").append(" done");
        if (tally.failed() > 0) {
            words.append(", ").append(Human.count(tally.failed())).append(" failed");
        }
        words.append(", ").append(running.size()).append(" running");
        Double seconds = left == null ? null : left.seconds(runningSeconds());
        return seconds == null ? words.toString() : words.append(", ").append(Human.duration(Duration.ofSeconds(Math.round(seconds)))).append(" left").toString();
    }

    private double runningSeconds() {
        long now = System.nanoTime();
        double sum = 0;
        for (long begun : running.values()) {
            sum += (now - begun) / NANOS;
        }
        return sum;
    }
}
