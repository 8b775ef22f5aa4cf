package taskmgmt.learning.lesson;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.time.Micros;

/**
 * The result of one lesson: it was fitted on the older part of the history, and compared with the settings in force on the newer
 * part, which neither had seen.
 *
 * @param outcome    the outcome
 * @param have       number of ended cases that no earlier trial has used
 * @param fittedTo   the end of the history that was used for fitting; null if nothing was fitted
 * @param comparison of the settings in force and the proposed ones; null if they were not compared
 * @param proposed   the fitted settings; if nothing was fitted, those in force
 */
public record Trial(
        Lesson lesson, Outcome outcome, int have, @Nullable Instant fittedTo, @Nullable Comparison comparison, LearnedSettings proposed) {
    private static final double FITTED_SHARE = 0.7;

    /** The outcome of a lesson. */
    public enum Outcome {
        /** Too few cases have ended since it was last run. */
        TOO_FEW("too few cases yet"),
        /** The history suggests the settings that are already in force. */
        SAME("nothing else fits better"),
        /** The fitted settings are no better than those in force. */
        NOT_BETTER("no better"),
        BETTER("better");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /**
     * Runs the lesson.
     *
     * @param seen up to when earlier trials have used the history; null for none of it
     */
    public static Trial of(Lesson lesson, Evidence evidence, LearnedSettings inForce, @Nullable Instant seen) {
        List<Long> ends = lesson.ends(evidence);
        long seenMicros = Micros.of(seen);
        int fresh = (int) ends.stream().filter(end -> end > seenMicros).count();
        int fitted = Math.max(ends.size() - fresh, Math.min((int) (ends.size() * FITTED_SHARE), ends.size() - lesson.fewest()));
        if (fresh < lesson.fewest() || fitted < lesson.fewest() || ends.size() - fitted < lesson.fewest()) {
            return new Trial(lesson, Outcome.TOO_FEW, fresh, null, null, inForce);
        }
        long split = ends.get(fitted - 1);
        LearnedSettings proposed = inForce.taking(lesson.settings(), lesson.fit(evidence.until(split), inForce));
        Instant fittedTo = Objects.requireNonNull(Micros.instant(split));
        if (proposed.equals(inForce)) {
            return new Trial(lesson, Outcome.SAME, fresh, fittedTo, null, inForce);
        }
        Comparison comparison = Comparison.of(lesson.losses(evidence, inForce, split), lesson.losses(evidence, proposed, split));
        return new Trial(lesson, comparison.isBetter() ? Outcome.BETTER : Outcome.NOT_BETTER, fresh, fittedTo, comparison, proposed);
    }

    /**
     * Compares the replaced settings with those in force, on what has ended since: if the old ones are better, the new ones must be
     * withdrawn.
     *
     * @param since when the new settings were put in force
     * @return null if too little has ended since, or the lesson's settings are the same in both
     */
    public static @Nullable Comparison watched(
            Lesson lesson, Evidence evidence, LearnedSettings before, LearnedSettings inForce, Instant since) {
        long from = Micros.of(since);
        boolean same = before.taking(lesson.settings(), inForce).equals(before);
        if (same || lesson.ends(evidence).stream().filter(end -> end > from).count() < lesson.fewest()) {
            return null;
        }
        return Comparison.of(lesson.losses(evidence, inForce, from), lesson.losses(evidence, before, from));
    }

    /** Whether it used up history: the same amount must end again before the lesson is run once more. */
    public boolean usedHistory() {
        return outcome != Outcome.TOO_FEW;
    }
}
