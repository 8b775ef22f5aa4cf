package taskmgmt.expect;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.TaskRun;

/**
 * The state of an expected run at a moment. Pure.
 *
 * @param taskId  the task that represents it in the log
 * @param since   when it began to be expected
 * @param lastRun the last run that has begun since; null if none has
 * @param nextDue when the next one is due; in the past if it is late
 * @param missed  what has gone wrong since, earliest first
 * @param trouble the last of these if nothing has made up for it; null if all is well
 */
public record RunExpectation(
        String taskId, ExpectedRun expected, Instant since, @Nullable SeenRun lastRun, Instant nextDue, List<Occurrence> missed,
        @Nullable Occurrence trouble) {
    public RunExpectation {
        missed = List.copyOf(missed);
    }

    /** In a word: {@code ok}, {@code waiting} if none has been due yet, or what went wrong. */
    public String state() {
        return trouble != null ? trouble.kind().text() : lastRun == null ? "waiting" : "ok";
    }

    /**
     * Computes the state.
     *
     * @param seen the runs of it that began, earliest first; those before it was expected do not count
     */
    public static RunExpectation of(String taskId, ExpectedRun expected, Instant since, List<SeenRun> seen, Instant now) {
        List<SeenRun> runs = new ArrayList<>();
        for (SeenRun each : seen) {
            if (!start(each).isBefore(since) && !start(each).isAfter(now)) {
                runs.add(each);
            }
        }
        List<Occurrence> missed = new ArrayList<>();
        Instant next = switch (expected.schedule()) {
            case Schedule.Every every -> every(every, expected, since, runs, now, missed);
            case Schedule.Cron cron -> cron(cron, expected, since, runs, now, missed);
        };
        addShort(expected, runs, missed);
        missed.sort(Comparator.comparing(Occurrence::at));
        SeenRun last = runs.isEmpty() ? null : runs.getLast();
        return new RunExpectation(taskId, expected, since, last, next, missed, trouble(missed, last));
    }

    private static Instant start(SeenRun run) {
        return micros(run.startMicros());
    }

    private static Instant micros(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Each run is due a fixed time after the previous one began. */
    private static Instant every(Schedule.Every every, ExpectedRun expected, Instant since, List<SeenRun> runs, Instant now, List<Occurrence> missed) {
        Instant due = since.plus(every.period());
        for (SeenRun run : runs) {
            if (start(run).isAfter(due.plus(expected.grace()))) {
                missed.add(new Occurrence(Occurrence.Kind.LATE, due, start(run), run.id()));
            }
            due = start(run).plus(every.period());
        }
        addMissing(due, expected.grace(), now, missed);
        return due;
    }

    private static void addMissing(Instant due, Duration grace, Instant now, List<Occurrence> missed) {
        Instant over = due.plus(grace);
        if (now.isAfter(over)) {
            missed.add(new Occurrence(Occurrence.Kind.MISSING, due, over, null));
        }
    }

    /** Each run belongs to the scheduled time before it. */
    private static Instant cron(Schedule.Cron cron, ExpectedRun expected, Instant since, List<SeenRun> runs, Instant now, List<Occurrence> missed) {
        List<Instant> times = cron.times(since, now);
        int at = 0;
        for (int i = 0; i < times.size(); i++) {
            Instant due = times.get(i);
            Instant end = i + 1 < times.size() ? times.get(i + 1) : Instant.MAX;
            while (at < runs.size() && start(runs.get(at)).isBefore(due)) {
                at++;
            }
            SeenRun run = at < runs.size() && start(runs.get(at)).isBefore(end) ? runs.get(at) : null;
            if (run == null) {
                addMissing(due, expected.grace(), now, missed);
            } else if (start(run).isAfter(due.plus(expected.grace()))) {
                missed.add(new Occurrence(Occurrence.Kind.LATE, due, start(run), run.id()));
            }
        }
        boolean waits = !times.isEmpty() && (runs.isEmpty() || start(runs.getLast()).isBefore(times.getLast()));
        return waits ? times.getLast() : cron.next(now);
    }

    private static void addShort(ExpectedRun expected, List<SeenRun> runs, List<Occurrence> missed) {
        Duration least = expected.minDuration();
        for (SeenRun run : runs) {
            if (least != null && run.durationMicros() != TaskRun.UNKNOWN && Duration.of(run.durationMicros(), ChronoUnit.MICROS).compareTo(least) < 0) {
                missed.add(new Occurrence(Occurrence.Kind.SHORT, start(run), micros(run.startMicros() + run.durationMicros()), run.id()));
            }
        }
    }

    /** A run makes up for what went wrong before it; a problem of the last run itself remains until the next one. */
    private static @Nullable Occurrence trouble(List<Occurrence> missed, @Nullable SeenRun last) {
        Occurrence newest = missed.isEmpty() ? null : missed.getLast();
        if (newest == null || last == null || newest.kind() == Occurrence.Kind.MISSING && newest.at().isAfter(start(last))) {
            return newest;
        }
        return last.id().equals(newest.runId()) ? newest : null;
    }
}
