package taskmgmt.learning.lesson;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.time.Micros;

/**
 * What became of one lesson: it was fitted on the older part of the history, and compared with what is in force on the newer one, of
 * which neither knew anything.
 *
 * @param outcome    how it went
 * @param have       how many cases had ended that no earlier trial has used
 * @param fittedTo   until when the history was fitted on; null where nothing was
 * @param comparison of the settings in force and the proposed ones; null where they were not compared
 * @param proposed   what was fitted; where nothing was, what is in force
 */
public record Trial(
        Lesson lesson, Outcome outcome, int have, @Nullable Instant fittedTo, @Nullable Comparison comparison, LearnedSettings proposed) {
    private static final double FITTED_SHARE = 0.7;

    /** How a lesson went. */
    public enum Outcome {
        /** Too few cases have ended since it last was gone through. */
        TOO_FEW("too few cases yet"),
        /** The history says what is in force already. */
        SAME("nothing else fits better"),
        /** What was fitted is no better than what is in force. */
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
     * Goes through the lesson.
     *
     * @param seen until when earlier trials have used the history up; null for none of it
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
     * Holds what was replaced against what is in force, on what ended since: where the old is better, the new has to go.
     *
     * @param since when it was put in force
     * @return null where too little has ended since, or the lesson has the same settings in both
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

    /** Whether it used history up: as much must end again before the lesson is gone through once more. */
    public boolean usedHistory() {
        return outcome != Outcome.TOO_FEW;
    }
}
