package taskmgmt.change.learned;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.Question;
import taskmgmt.learning.lesson.Comparison;
import taskmgmt.learning.lesson.Evidence;
import taskmgmt.learning.lesson.Lesson;
import taskmgmt.learning.lesson.Trial;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.SettingsHistory;
import taskmgmt.learning.settings.SettingsVersion;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.write.TaskLog;

/**
 * A learning pass: reads ended runs, rolls back the version in force if it has become worse than its predecessor, fits and
 * compares each lesson, and publishes better settings. All decisions follow from figures, and no case is used in two comparisons.
 * Not thread-safe.
 */
public final class LearningPass {
    private final TaskLog log;
    private final RandomGenerator random;

    /** @param random source of generated ids */
    public LearningPass(TaskLog log, RandomGenerator random) {
        this.log = log;
        this.random = random;
    }

    /** What came of a pass. */
    public enum Step {
        /** A new version is in force. */
        PUBLISHED("in force"),
        /** A new version is pending approval. */
        HELD("pending approval"),
        /** A version that waited was approved meanwhile, and is in force. */
        PUT_IN_FORCE("approved, in force"),
        /** A version still waits for consent: nothing else is proposed meanwhile. */
        WAITING("still pending approval"),
        /** What was in force did worse than what it replaced, which is in force again. */
        ROLLED_BACK("rolled back"),
        /** Something was tried, and is not better. */
        NOT_BETTER("nothing better"),
        /** There was nothing to try. */
        NOTHING("nothing to try");

        private final String text;

        Step(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** Of a lesson, the version in force against what it replaced, since it came in force. */
    public record Watched(Lesson lesson, Comparison comparison) {}

    /**
     * What a pass found and did.
     *
     * @param before  the version that was in force when it began; null for none
     * @param version that it is about now; null for none
     */
    public record Result(Step step, @Nullable String before, @Nullable String version, List<Watched> watched, List<Trial> trials) {
        public Result {
            watched = List.copyOf(watched);
            trials = List.copyOf(trials);
        }
    }

    /**
     * Makes a pass.
     *
     * @param tries whether nothing is to be written: then {@link Step#PUBLISHED} and {@link Step#ROLLED_BACK} say what would be done
     * @throws taskmgmt.task.RefusedException if the policy forbids to publish; nothing is written then
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public Result run(boolean tries, Instant now) throws IOException {
        LogReader logs = LogReader.at(log.directory());
        SettingsHistory history = new SettingsReader(logs).history();
        SettingsVersion waiting = history.waiting();
        SettingsVersion inForce = history.inForce();
        String before = inForce == null ? null : inForce.version().text();
        if (waiting != null) {
            return waited(waiting, before, tries);
        }
        Evidence evidence = Evidence.of(
                RunReader.of(logs, (done, total) -> { }).fold(Question.past(false)).fold(), logs.incidents().values());
        List<Watched> watched = watched(history, inForce, evidence);
        if (watched.stream().anyMatch(each -> each.comparison().isBetter())) {
            return rolledBack(watched, before, tries, now);
        }
        return learned(history, inForce, evidence, watched, tries);
    }

    private Result waited(SettingsVersion waiting, @Nullable String before, boolean tries) throws IOException {
        boolean approved = waiting.state() == SettingsVersion.State.APPROVED;
        if (approved && !tries) {
            new PublishSettings(log, random).putInForce(waiting);
        }
        return new Result(approved ? Step.PUT_IN_FORCE : Step.WAITING, before, waiting.version().text(), List.of(), List.of());
    }

    /** What only restores another version has shown already that it does better than what it replaced. */
    private static List<Watched> watched(SettingsHistory history, @Nullable SettingsVersion inForce, Evidence evidence) {
        List<Watched> watched = new ArrayList<>();
        Instant since = inForce == null ? null : inForce.endedAt();
        if (inForce == null || since == null || inForce.restores() != null) {
            return watched;
        }
        SettingsVersion replaced = history.named(inForce.replaces());
        LearnedSettings settings = replaced == null ? LearnedSettings.NONE : replaced.settings();
        for (Lesson lesson : Lesson.ALL) {
            Comparison comparison = Trial.watched(lesson, evidence, settings, inForce.settings(), since);
            if (comparison != null) {
                watched.add(new Watched(lesson, comparison));
            }
        }
        return watched;
    }

    private Result rolledBack(List<Watched> watched, @Nullable String before, boolean tries, Instant now) throws IOException {
        List<Map<String, Object>> figures = new ArrayList<>();
        List<String> worse = new ArrayList<>();
        for (Watched each : watched) {
            figures.add(map(each.lesson(), each.comparison()));
            if (each.comparison().isBetter()) {
                worse.add(each.lesson().name());
            }
        }
        if (tries) {
            return new Result(Step.ROLLED_BACK, before, before, watched, List.of());
        }
        RollBackSettings.Result result = new RollBackSettings(log, random).rollBack(new RollBackSettings.Request(
                null, "worse than what it replaced: " + String.join(", ", worse), figures), now);
        return new Result(Step.ROLLED_BACK, before, result.published().version(), watched, List.of());
    }

    private Result learned(SettingsHistory history, @Nullable SettingsVersion inForce, Evidence evidence, List<Watched> watched,
            boolean tries) throws IOException {
        LearnedSettings current = inForce == null ? LearnedSettings.NONE : inForce.settings();
        LearnedSettings proposed = current;
        Map<String, Instant> seen = new HashMap<>(history.seen());
        List<Trial> trials = new ArrayList<>();
        List<Map<String, Object>> figures = new ArrayList<>();
        for (Lesson lesson : Lesson.ALL) {
            Trial trial = Trial.of(lesson, evidence, current, history.seen().get(lesson.name()));
            trials.add(trial);
            Comparison comparison = trial.comparison();
            if (comparison != null) {
                figures.add(map(lesson, comparison));
                seen.put(lesson.name(), evidence.end());
            }
            proposed = trial.outcome() == Trial.Outcome.BETTER ? proposed.taking(lesson.settings(), trial.proposed()) : proposed;
        }
        String before = inForce == null ? null : inForce.version().text();
        if (figures.isEmpty()) {
            return new Result(Step.NOTHING, before, before, watched, trials);
        }
        if (proposed.equals(current)) {
            if (!tries) {
                new PublishSettings(log, random).recordLook(figures, seen);
            }
            return new Result(Step.NOT_BETTER, before, before, watched, trials);
        }
        if (tries) {
            return new Result(Step.PUBLISHED, before, null, watched, trials);
        }
        PublishSettings.Result result = new PublishSettings(log, random).publish(
                new PublishSettings.Request(proposed, before, null, "", figures, seen));
        boolean held = result.approval().approvalId().isEmpty();
        return new Result(held ? Step.HELD : Step.PUBLISHED, before, result.version(), watched, trials);
    }

    private static Map<String, Object> map(Lesson lesson, Comparison comparison) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(SettingsVersion.LESSON, lesson.name());
        map.put("measure", lesson.measure());
        map.put("cases", (long) comparison.cases());
        map.put("before", LearnedSettings.rounded(comparison.before()));
        map.put("after", LearnedSettings.rounded(comparison.after()));
        map.put("parts_better", (long) comparison.better());
        map.put("parts_worse", (long) comparison.worse());
        map.put("better", comparison.isBetter());
        return map;
    }
}
