package taskmgmt.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.Both;
import taskmgmt.stats.Group;
import taskmgmt.stats.RecentRuns;
import taskmgmt.task.TaskRun;

/**
 * The last runs of all groups, told once more to a {@link Predictor} as they happened: a task is predicted when it
 * starts and learnt from when it ends. Ends come in the order of the log; that a start lies before an end can only be
 * told from their times here.
 */
final class History {
    private static final Comparator<Past> BY_END = Comparator.comparingLong(past -> past.run.offset());
    private static final Comparator<Past> BY_START = Comparator.comparingLong(Past::started);

    private final Question question;
    private final List<Past> ends = new ArrayList<>();
    private final List<Long> startsOfOpen = new ArrayList<>();
    private long predicted;
    private long held;

    /** A run that ended, and for what it is history. */
    record Past(Work work, RecentRuns.Ended run) {
        long started() {
            return run.finishedMicros() - run.durationMicros();
        }
    }

    History(Question question, Both<RecentRuns, RecentRuns> runs, List<TaskRun> open) {
        this.question = question;
        Set<Long> titled = new HashSet<>();
        runs.second().byGroup().forEach((group, same) -> same.forEach(run -> {
            titled.add(run.offset());
            ends.add(new Past(question.work(), run));
        }));
        runs.first().byGroup().forEach((group, last) -> last.forEach(run -> {
            if (!titled.contains(run.offset())) {
                ends.add(new Past(Work.of(question.seen(group)), run));
            }
        }));
        ends.sort(BY_END);
        for (TaskRun run : open) {
            if (run.moments().started() != TaskRun.UNKNOWN && question.isOf(run)) {
                startsOfOpen.add(run.moments().started());
            }
        }
    }

    /** The durations that stand on this rung, the oldest first, no more than were asked for. */
    List<Long> durations(Rung rung) {
        List<Long> durations = new ArrayList<>();
        for (Past past : ends) {
            if (isOn(rung, past.work)) {
                durations.add(past.run.durationMicros());
            }
        }
        return durations.subList(Math.max(0, durations.size() - question.last()), durations.size());
    }

    private boolean isOn(Rung rung, Work work) {
        Group asked = question.work().group();
        return switch (rung) {
            case TITLE -> work.equals(question.work());
            case GROUP -> work.group().equals(asked);
            case TYPE -> work.group().type().equals(asked.type());
            case SUBSYSTEM -> work.group().subsystem().equals(asked.subsystem());
            case WHOLE -> true;
        };
    }

    /** Tells the predictor everything, up to now. */
    void teach(Predictor predictor) {
        List<Past> starts = new ArrayList<>(ends);
        starts.sort(BY_START);
        Map<Long, @Nullable Prediction> predictions = new HashMap<>();
        int next = 0;
        for (Past end : ends) {
            while (next < starts.size() && (starts.get(next).started() < end.run.finishedMicros()
                    || !predictions.containsKey(end.run.offset()))) {
                Past start = starts.get(next++);
                predictions.put(start.run.offset(), predictor.start(start.work));
            }
            Prediction prediction = predictions.remove(end.run.offset());
            count(end, prediction);
            predictor.end(end.work, prediction, end.run.durationMicros());
        }
        long lastEnd = ends.isEmpty() ? 0 : ends.getLast().run.finishedMicros();
        startsOfOpen.stream().filter(started -> started >= lastEnd)
                .forEach(started -> predictor.start(question.work()));
    }

    private void count(Past end, @Nullable Prediction prediction) {
        if (prediction != null && end.work.equals(question.work())) {
            predicted++;
            held += prediction.holds(end.run.durationMicros()) ? 1 : 0;
        }
    }

    /** How many runs of the work asked for were predicted. */
    long predicted() {
        return predicted;
    }

    /** How many of those the interval held. */
    long held() {
        return held;
    }
}
