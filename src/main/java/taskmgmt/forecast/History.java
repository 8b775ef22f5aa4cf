package taskmgmt.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.PastRuns.Past;
import taskmgmt.forecast.RunWalk.Begun;
import taskmgmt.forecast.mixture.Prediction;
import taskmgmt.forecast.mixture.Predictor;
import taskmgmt.forecast.mixture.Rung;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.stats.Both;
import taskmgmt.stats.Newest.EndedAt;
import taskmgmt.stats.Group;
import taskmgmt.task.TaskRun;

/**
 * The last runs of all groups, replayed to a {@link Predictor} as they happened: by their times, a task is predicted
 * when it starts and learnt from when it ends, and the predictor knows which ones are still running.
 */
final class History {
    private final Question question;
    private final List<Past> ends = new ArrayList<>();
    private final List<Begun> open = new ArrayList<>();
    private long predicted;
    private long held;

    History(Question question, Both<PastRuns, PastRuns> runs, List<TaskRun> open) {
        this.question = question;
        Set<Long> known = new HashSet<>();
        for (PastRuns part : List.of(runs.first(), runs.second())) {
            for (Past run : part.inOrder()) {
                if (known.add(run.mark())) {
                    ends.add(run.with(question.seen(run.work())));
                }
            }
        }
        ends.sort(EndedAt.ORDER);
        for (TaskRun run : open) {
            if (run.moments().started() != TaskRun.UNKNOWN) {
                this.open.add(new Begun(question.seen(Work.of(run)), run.moments().started()));
            }
        }
        this.open.sort(Comparator.comparingLong(Begun::startMicros));
    }

    /** The amounts on this rung, the oldest first, up to the number requested. */
    List<Long> amounts(Rung rung) {
        List<Long> amounts = new ArrayList<>();
        for (Past past : ends) {
            if (isOn(rung, past.work())) {
                amounts.add(past.amount());
            }
        }
        return amounts.subList(Math.max(0, amounts.size() - question.last()), amounts.size());
    }

    private boolean isOn(Rung rung, Work work) {
        Work asked = question.work();
        Group group = asked.group();
        return switch (rung) {
            case ALIKE -> work.equals(asked);
            case FACT -> work.group().equals(group)
                    && work.facts().entrySet().stream().anyMatch(asked.facts().entrySet()::contains);
            case GROUP -> work.group().equals(group);
            case TYPE -> work.group().type().equals(group.type());
            case SUBSYSTEM -> work.group().subsystem().equals(group.subsystem());
            case WHOLE -> true;
        };
    }

    /** When the last of them ended, or started if it has not ended; 0 if there are none. */
    long lastMicros() {
        return Math.max(ends.isEmpty() ? 0 : ends.getLast().finishedMicros(), open.isEmpty() ? 0 : open.getLast().startMicros());
    }

    /** Replays everything up to now to the predictor. */
    void teach(Predictor predictor) {
        RunWalk.through(ends, open, predictor, this::count);
    }

    private void count(Past end, @Nullable Prediction prediction) {
        if (prediction != null && prediction.keepsLevel() && end.work().equals(question.work())) {
            predicted++;
            held += prediction.holds(end.amount()) ? 1 : 0;
        }
    }

    /** How many runs of the requested work were predicted with an interval that promises the requested fraction. */
    long predicted() {
        return predicted;
    }

    /** How many of those were inside their interval. */
    long held() {
        return held;
    }
}
