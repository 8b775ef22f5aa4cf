package taskmgmt.learning.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static taskmgmt.learning.lesson.MadeEvidence.BACKUP;
import static taskmgmt.learning.lesson.MadeEvidence.madeOf;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.Setting;
import taskmgmt.learning.settings.SettingKey;
import taskmgmt.stats.Group;
import taskmgmt.testkit.Seed;

class LessonsTest {
    private static final Group INDEX = new Group("search", "index");
    private static final long ALWAYS = Long.MIN_VALUE;

    private static double loss(Lesson lesson, Evidence evidence, LearnedSettings settings) {
        return Arrays.stream(lesson.losses(evidence, settings, ALWAYS)).average().orElseThrow();
    }

    @Test
    void aGroupThatVariesIsAllowedMoreBeforeARunIsAnAnomaly() {
        // One in five takes ten times as long: 3.6 times the mean.
        Evidence evidence = new MadeEvidence().took(BACKUP, madeOf(100, i -> i % 5 == 4 ? 600 : 60)).took(INDEX, madeOf(100, i -> 60 + i % 7)).all();
        Lesson lesson = new AnomalyLesson();
        LearnedSettings fitted = lesson.fit(evidence, LearnedSettings.NONE);

        assertThat(fitted.number(Setting.ANOMALY_SLOW_FACTOR, BACKUP)).isGreaterThan(3.5);
        assertThat(fitted.number(Setting.ANOMALY_SLOW_FACTOR, INDEX)).isEqualTo(3);
        assertThat(loss(lesson, evidence, fitted)).isLessThan(loss(lesson, evidence, LearnedSettings.NONE) / 2);
    }

    @Test
    void theLossOfAnomaliesCountsFalseAlarmsAndMisses() {
        // All alike: nothing is found among them, and of runs made 4 to 20 times as long or as fast all are found by a factor of 3.
        Evidence evidence = new MadeEvidence().took(BACKUP, madeOf(20, i -> 60)).all();
        Lesson lesson = new AnomalyLesson();
        assertThat(loss(lesson, evidence, LearnedSettings.NONE)).isZero();
        // A factor of 5 misses those made 4 times as long: 20 of 1,000 runs times a fifth.
        LearnedSettings blunt = LearnedSettings.NONE.with(SettingKey.of(Setting.ANOMALY_SLOW_FACTOR, BACKUP), 5);
        assertThat(loss(lesson, evidence, blunt)).isCloseTo(4, within(1e-9));
        // By a factor of 1.25 a run that takes twice the mean is a false alarm, 980 of 1,000; and being made 4 or 6 times
        // as fast it would not be found, 8 of 1,000, as its speed is half of the mean's.
        Evidence late = new MadeEvidence().took(BACKUP, madeOf(5, i -> 60)).took(BACKUP, 120).all();
        LearnedSettings sharp = LearnedSettings.NONE.with(SettingKey.of(Setting.ANOMALY_SLOW_FACTOR, BACKUP), 1.25);
        assertThat(loss(lesson, late, sharp)).isCloseTo(980 + 8, within(1e-9));
        assertThat(lesson.ends(late)).hasSize(1);
    }

    @Test
    void aGroupWhoseRunsGrowGetsALongerTimeout() {
        Evidence evidence = new MadeEvidence().took(BACKUP, madeOf(80, i -> 60 * Math.pow(1.15, i % 20) * (1 + i / 20))).all();
        Lesson lesson = new TimeoutLesson();
        LearnedSettings fitted = lesson.fit(evidence, LearnedSettings.NONE);
        assertThat(fitted.number(Setting.RUN_TIMEOUT_FACTOR, BACKUP)).isGreaterThan(1);
        assertThat(loss(lesson, evidence, fitted)).isLessThan(loss(lesson, evidence, LearnedSettings.NONE));
    }

    @Test
    void noLimitIsJudgedThatTheCommandWouldNotHaveHad() {
        assertThat(new TimeoutLesson().losses(new MadeEvidence().took(BACKUP, madeOf(10, i -> 60)).all(), LearnedSettings.NONE, ALWAYS)).isEmpty();
        assertThat(new TimeoutLesson().losses(new MadeEvidence().took(BACKUP, madeOf(12, i -> 60)).all(), LearnedSettings.NONE, ALWAYS)).hasSize(2);
        assertThat(new TimeoutLesson().ends(new MadeEvidence().took(BACKUP, madeOf(12, i -> 60)).all())).hasSize(2);
    }

    @Test
    void whatIsFittedForForecastsIsNeverWorseOnWhatItWasFittedOn() {
        Random random = Seed.random(LessonsTest.class);
        double[] drifting = new double[150];
        double level = 100;
        for (int i = 0; i < drifting.length; i++) {
            level = i % 15 == 0 ? 20 + random.nextInt(2_000) : level;
            drifting[i] = level * (0.95 + random.nextDouble() / 10);
        }
        Evidence evidence = new MadeEvidence().took(BACKUP, drifting).all();
        Lesson lesson = new ForecastLesson();
        LearnedSettings fitted = lesson.fit(evidence, LearnedSettings.NONE);
        assertThat(loss(lesson, evidence, fitted)).isLessThanOrEqualTo(loss(lesson, evidence, LearnedSettings.NONE));
        assertThat(fitted.values().keySet()).allSatisfy(key -> assertThat(lesson.settings()).contains(key.setting()));
    }

    @Test
    void aRunBeforeAnyHasEndedCostsNothing() {
        assertThat(new ForecastLesson().losses(new MadeEvidence().took(BACKUP, 60, 90).all(), LearnedSettings.NONE, ALWAYS))
                .hasSize(2).startsWith(0).satisfies(losses -> assertThat(losses[1]).isPositive());
    }

    @Test
    void theRemedyThatHelpsIsTriedFirst() {
        MadeEvidence made = new MadeEvidence();
        for (int i = 0; i < 6; i++) {
            made.healed("down", "run reload", 5_000, "start it", 1_000).healed("full", "delete old", 2_000);
        }
        made.healed("down", "run reload", 5_000);
        Lesson lesson = new RemedyLesson();
        LearnedSettings fitted = lesson.fit(made.all(), LearnedSettings.NONE);

        assertThat(fitted.order(Setting.HEAL_REMEDY_ORDER, "down")).containsExactly("start it", "run reload");
        assertThat(fitted.order(Setting.HEAL_REMEDY_ORDER, "full")).isEmpty();
        // Six were healed after 6 s, by the new order after 1 s; one after 5 s, now after 1 s of trying in vain and those 5 s.
        double[] now = lesson.losses(made.all(), LearnedSettings.NONE, ALWAYS);
        double[] then = lesson.losses(made.all(), fitted, ALWAYS);
        assertThat(now).hasSize(13).startsWith(6, 2).endsWith(5);
        assertThat(then).hasSize(13).startsWith(1, 2).endsWith(6);
    }

    @Test
    void anOrderThatDoesNotKnowWhatHelpedChangesNothing() {
        Evidence evidence = new MadeEvidence().healed("down", "a", 1_000, "b", 2_000).all();
        LearnedSettings other = LearnedSettings.NONE.with(SettingKey.of(Setting.HEAL_REMEDY_ORDER, "down"), List.of("c"));
        assertThat(new RemedyLesson().losses(evidence, other, ALWAYS)).containsExactly(3);
    }

    @Test
    void incidentsThatNoRemedyEndedTeachNothing() {
        assertThat(new RemedyLesson().ends(new MadeEvidence().healed("down").all())).isEmpty();
    }
}
