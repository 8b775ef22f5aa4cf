package taskmgmt.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.mixture.Levels;
import taskmgmt.forecast.mixture.Predictor;
import taskmgmt.forecast.mixture.RemainingPredictor;
import taskmgmt.forecast.mixture.RemainingPredictor.Answer;
import taskmgmt.forecast.mixture.Started;
import taskmgmt.forecast.mixture.Tuning;
import taskmgmt.forecast.mixture.Work;

/**
 * Walks through a history in order and asks, at moments spread evenly over time, how much longer one of the running tasks will take, like
 * somebody who looks every now and then. The tasks take turns. When a task ends, its answers are learnt from and passed on for scoring.
 * There are about as many questions as tasks. Not thread-safe.
 */
final class RemainingWalk {
    /** How many questions about one task may wait for its end. */
    private static final int MAX_WAITING = 50;
    /** How many questions are asked in one pause of the log. */
    private static final int MAX_PER_PAUSE = 50;
    /** How many tasks are followed at once. */
    private static final int MAX_RUNNING = 10_000;

    private final Predictor predictor;
    private final RemainingPredictor remaining;
    private final Map<String, Running> byId = new HashMap<>();
    private final List<Running> running = new ArrayList<>();
    private final Listener listener;
    private long first = Long.MIN_VALUE;
    private long next = Long.MIN_VALUE;
    private long starts;
    private int turn;

    RemainingWalk(Tuning tuning, Listener listener) {
        this.predictor = new Predictor(Levels.of(0.9, 0.5), tuning);
        this.remaining = new RemainingPredictor(predictor);
        this.listener = listener;
    }

    /** Receives the answers about a task and the actual outcome. */
    interface Listener {
        /** @param answer null if there was none */
        void asked(Work work, long elapsed, @Nullable Answer answer, long total);
    }

    private static final class Running {
        final Started task;
        final long started;
        final List<Asked> asked = new ArrayList<>();
        int place;

        Running(Started task, long started) {
            this.task = task;
            this.started = started;
        }
    }

    private record Asked(long elapsed, @Nullable Answer answer) {}

    void started(String id, Work work, long at) {
        askUpTo(at);
        starts++;
        if (!byId.containsKey(id) && running.size() < MAX_RUNNING) {
            Running task = new Running(predictor.start(work, at), at);
            task.place = running.size();
            running.add(task);
            byId.put(id, task);
        }
    }

    /** Drops a task with an outcome that does not count; nothing is learnt from it. */
    void dropped(String id, long at) {
        askUpTo(at);
        Running task = remove(id);
        if (task != null) {
            predictor.drop(task.task);
        }
    }

    void ended(String id, Work work, long at, long duration) {
        askUpTo(at);
        Running task = remove(id);
        if (task != null) {
            for (Asked asked : task.asked) {
                listener.asked(task.task.work(), asked.elapsed, asked.answer, duration);
                if (asked.answer != null) {
                    remaining.learn(asked.answer, duration);
                }
            }
        }
        if (task == null) {
            predictor.end(work, duration);
        } else {
            predictor.end(task.task, duration);
        }
    }

    private @Nullable Running remove(String id) {
        Running task = byId.remove(id);
        if (task != null) {
            Running last = running.removeLast();
            if (last != task) {
                last.place = task.place;
                running.set(task.place, last);
            }
        }
        return task;
    }

    private void askUpTo(long at) {
        if (first == Long.MIN_VALUE) {
            first = at;
            next = at;
        }
        long pause = Math.max(1, (at - first) / Math.max(1, starts));
        for (int asked = 0; next < at && asked < MAX_PER_PAUSE; asked++) {
            ask(next);
            next += pause;
        }
        next = Math.max(next, at);
    }

    private void ask(long moment) {
        if (!running.isEmpty()) {
            turn = (turn + 1) % running.size();
            Running task = running.get(turn);
            if (task.asked.size() < MAX_WAITING && moment >= task.started) {
                task.asked.add(new Asked(moment - task.started, ask(task.task.work(), moment - task.started)));
            }
        }
    }

    @Nullable Answer ask(Work work, long elapsed) {
        return remaining.ask(work, elapsed);
    }
}
