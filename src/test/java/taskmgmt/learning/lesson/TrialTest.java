package taskmgmt.learning.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static taskmgmt.learning.lesson.MadeEvidence.BACKUP;
import static taskmgmt.learning.lesson.MadeEvidence.START;
import static taskmgmt.learning.lesson.MadeEvidence.madeOf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import taskmgmt.forecast.PastRuns.Past;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.Setting;
import taskmgmt.learning.settings.SettingKey;
import taskmgmt.time.Micros;

class TrialTest {
    private static final AnomalyLesson LESSON = new AnomalyLesson();

    private static Evidence varied(int runs) {
        return new MadeEvidence().took(BACKUP, madeOf(runs, i -> i % 5 == 4 ? 600 : 60)).all();
    }

    private static Instant end(Evidence evidence, int run) {
        return Objects.requireNonNull(Micros.instant(evidence.runs().get(run).finishedMicros()));
    }

    @Test
    void whatIsBetterOnWhatCameLaterIsBetter() {
        Trial trial = Trial.of(LESSON, varied(200), LearnedSettings.NONE, null);
        assertThat(trial.outcome()).isEqualTo(Trial.Outcome.BETTER);
        assertThat(trial.usedHistory()).isTrue();
        assertThat(trial.proposed().number(Setting.ANOMALY_SLOW_FACTOR, BACKUP)).isGreaterThan(3.5);
        assertThat(Objects.requireNonNull(trial.comparison()).after()).isLessThan(trial.comparison().before());
    }

    @Test
    void nothingOfWhatItIsJudgedByIsFittedOn() {
        List<Long> fitted = new ArrayList<>();
        List<Long> judgedAfter = new ArrayList<>();
        Lesson spy = new Spy(fitted, judgedAfter);
        Evidence evidence = varied(200);
        Trial trial = Trial.of(spy, evidence, LearnedSettings.NONE, null);

        long split = Micros.of(Objects.requireNonNull(trial.fittedTo()));
        assertThat(fitted).isNotEmpty().allMatch(end -> end <= split);
        assertThat(judgedAfter).containsExactly(split, split);
        assertThat(evidence.runs().stream().filter(run -> run.finishedMicros() > split)).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void noHistoryIsUsedTwice() {
        Evidence evidence = varied(200);
        assertThat(Trial.of(LESSON, evidence, LearnedSettings.NONE, end(evidence, 170)).outcome()).isEqualTo(Trial.Outcome.TOO_FEW);
        assertThat(Trial.of(LESSON, evidence, LearnedSettings.NONE, end(evidence, 170)).have()).isEqualTo(29);
        Trial later = Trial.of(LESSON, evidence, LearnedSettings.NONE, end(evidence, 155));
        assertThat(later.outcome()).isEqualTo(Trial.Outcome.BETTER);
        assertThat(later.fittedTo()).isAfterOrEqualTo(end(evidence, 155));
    }

    @Test
    void aFewRunsAreNoReasonToTry() {
        Trial trial = Trial.of(LESSON, varied(60), LearnedSettings.NONE, null);
        assertThat(trial.outcome()).isEqualTo(Trial.Outcome.TOO_FEW);
        assertThat(trial.usedHistory()).isFalse();
        assertThat(trial.proposed()).isEqualTo(LearnedSettings.NONE);
    }

    @Test
    void whatFitsIsNotProposedAgain() {
        LearnedSettings fitted = LESSON.fit(varied(200), LearnedSettings.NONE);
        Trial trial = Trial.of(LESSON, varied(200), fitted, null);
        assertThat(trial.outcome()).isEqualTo(Trial.Outcome.SAME);
        assertThat(trial.comparison()).isNull();
    }

    @Test
    void aPastThatIsOverDoesNotMakeSettings() {
        // What varied before does not any more: the factor that it would have needed misses what a factor of 3 finds.
        Evidence evidence = new MadeEvidence().took(BACKUP, madeOf(140, i -> i % 5 == 4 ? 600 : 60)).took(BACKUP, madeOf(60, i -> 90)).all();
        Trial trial = Trial.of(LESSON, evidence, LearnedSettings.NONE, null);
        assertThat(trial.outcome()).isEqualTo(Trial.Outcome.NOT_BETTER);
    }

    @Test
    void whatIsInForceIsHeldAgainstWhatItReplaced() {
        LearnedSettings blunt = LearnedSettings.NONE.with(SettingKey.of(Setting.ANOMALY_SLOW_FACTOR, BACKUP), 20);
        Evidence steady = new MadeEvidence().took(BACKUP, madeOf(100, i -> 60)).all();
        Comparison watched = Objects.requireNonNull(Trial.watched(LESSON, steady, LearnedSettings.NONE, blunt, START));
        assertThat(watched.isBetter()).as("the standards would do better").isTrue();
        Comparison other = Objects.requireNonNull(Trial.watched(LESSON, steady, blunt, LearnedSettings.NONE, START));
        assertThat(other.isBetter()).isFalse();
    }

    @Test
    void nothingIsWatchedThatDidNotChangeOrHasNotBeenSeenEnough() {
        LearnedSettings blunt = LearnedSettings.NONE.with(SettingKey.of(Setting.ANOMALY_SLOW_FACTOR, BACKUP), 20);
        Evidence steady = new MadeEvidence().took(BACKUP, madeOf(100, i -> 60)).all();
        assertThat(Trial.watched(new ForecastLesson(), steady, LearnedSettings.NONE, blunt, START)).isNull();
        assertThat(Trial.watched(LESSON, steady, LearnedSettings.NONE, blunt, end(steady, 70))).isNull();
    }

    /** The lesson on anomalies, and what it was shown. */
    private record Spy(List<Long> fitted, List<Long> judgedAfter) implements Lesson {
        @Override
        public String name() {
            return LESSON.name();
        }

        @Override
        public List<Setting> settings() {
            return LESSON.settings();
        }

        @Override
        public String measure() {
            return LESSON.measure();
        }

        @Override
        public int fewest() {
            return LESSON.fewest();
        }

        @Override
        public List<Long> ends(Evidence evidence) {
            return LESSON.ends(evidence);
        }

        @Override
        public LearnedSettings fit(Evidence past, LearnedSettings inForce) {
            past.runs().stream().map(Past::finishedMicros).forEach(fitted::add);
            return LESSON.fit(past, inForce);
        }

        @Override
        public double[] losses(Evidence evidence, LearnedSettings settings, long after) {
            judgedAfter.add(after);
            return LESSON.losses(evidence, settings, after);
        }
    }
}
