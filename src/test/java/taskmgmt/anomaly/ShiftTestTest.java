package taskmgmt.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import taskmgmt.stats.Group;
import taskmgmt.stats.RecentRuns.Ended;
import taskmgmt.testkit.Seed;

class ShiftTestTest {
    private static final Group GROUP = new Group("ci", "build");
    private static final long HOUR = 3_600_000_000L;

    private final Random random = Seed.random(ShiftTestTest.class, 23);

    @Test
    void yesterdayTenSecondsAndTodayFourteenIsAShift() {
        Shift shift = only(series(30, 10, 0.1, 25, 14, 0.1));

        assertThat(shift.ratio()).isCloseTo(1.4, within(0.1));
        assertThat(shift.before().runs()).isBetween(29, 31);
        assertThat(shift.before().runs() + shift.after().runs()).isEqualTo(55);
        assertThat(shift.sinceMicros()).isEqualTo(shift.before().runs() * HOUR);
        assertThat(shift.severity()).isEqualTo(AnomalyLevel.MEDIUM);
    }

    @Test
    void tenRunsOnEitherSideAreEnoughWhereTheyDoNotOverlap() {
        assertThat(only(series(10, 10, 0.02, 10, 14, 0.02)).after().runs()).isEqualTo(10);
        assertThat(ShiftTest.USUAL.newest(Map.of(GROUP, series(5, 10, 0.02, 5, 14, 0.02)))).isEmpty();
    }

    @Test
    void aShiftIsSeenThatOnlyAFewRunsArePast() {
        assertThat(only(series(250, 10, 0.1, 12, 16, 0.1)).after().runs()).isEqualTo(12);
    }

    @Test
    void aGroupThatHasBecomeFasterHasShiftedToo() {
        Shift shift = only(series(40, 30, 0.1, 40, 10, 0.1));

        assertThat(shift.ratio()).isLessThan(0.5);
        assertThat(shift.severity()).isEqualTo(AnomalyLevel.HIGH);
    }

    @Test
    void aTenthMoreIsNotWorthTellingHoweverCertain() {
        assertThat(ShiftTest.USUAL.newest(Map.of(GROUP, series(100, 10, 0.01, 100, 11, 0.01)))).isEmpty();
    }

    @Test
    void ofSeveralShiftsTheNewestIsToldAndComparedWithTheLevelJustBefore() {
        Shift shift = only(series(80, 10, 0.1, 80, 30, 0.1, 80, 20, 0.1));

        assertThat(shift.ratio()).isCloseTo(20 / 30.0, within(0.05));
        assertThat(shift.before().runs()).isBetween(79, 81);
        assertThat(shift.after().runs()).isBetween(79, 81);
    }

    @Test
    void levelsOfWhichOneComesBackAreFoundHoweverOften() {
        assertThat(only(series(20, 10, 0.1, 20, 30, 0.1, 20, 10, 0.1)).ratio()).isCloseTo(1 / 3.0, within(0.08));
        assertThat(only(series(20, 10, 0.1, 20, 30, 0.1, 20, 10, 0.1, 20, 30, 0.1)).ratio()).isCloseTo(3, within(0.5));
        assertThat(only(series(30, 10, 0.1, 30, 20, 0.1, 30, 40, 0.1, 30, 20, 0.1, 30, 10, 0.1)).ratio()).isCloseTo(0.5, within(0.1));
    }

    @Test
    void shortPartIsFoundBetweenLongOnes() {
        Shift back = only(series(200, 10, 0.05, 12, 30, 0.05, 150, 10, 0.05));
        assertThat(back.before().runs()).isBetween(11, 13);
        assertThat(back.ratio()).isCloseTo(1 / 3.0, within(0.05));
        Shift third = only(series(100, 10, 0.05, 15, 20, 0.05, 15, 40, 0.05));
        assertThat(third.before().runs()).as("next to a hundred others").isBetween(14, 16);
        assertThat(third.ratio()).isCloseTo(2, within(0.2));
    }

    @Test
    void tenRunsOnEitherSideAreEnoughAmongTwentyGroups() {
        Map<Group, List<Ended>> groups = new TreeMap<>();
        for (int group = 0; group < 20; group++) {
            groups.put(new Group("ci", "same" + group), series(60, 10, 0.3));
        }
        groups.put(GROUP, series(10, 10, 0.05, 10, 20, 0.05));
        assertThat(ShiftTest.USUAL.newest(groups)).extracting(Shift::group).contains(GROUP);
    }

    @Test
    void theLargestShiftComesFirst() {
        Map<Group, List<Ended>> groups = new TreeMap<>();
        groups.put(new Group("a", "slower"), series(50, 10, 0.1, 50, 15, 0.1));
        groups.put(new Group("b", "faster"), series(50, 10, 0.1, 50, 2, 0.1));
        groups.put(new Group("c", "same"), series(100, 10, 0.1));

        assertThat(ShiftTest.USUAL.newest(groups)).extracting(shift -> shift.group().type()).containsExactly("faster", "slower");
    }

    /** 200 reports of 10 stationary groups at 5 %: the level is that of a report, not of a group. */
    @Test
    void reportsOnGroupsThatDoNotChangeRaiseNoMoreFalseAlarmsThanPromised() {
        ShiftTest lax = new ShiftTest(0.05, 0);
        int reports = 200;
        int alarms = 0;
        for (int report = 0; report < reports; report++) {
            Map<Group, List<Ended>> groups = new TreeMap<>();
            for (int group = 0; group < 10; group++) {
                groups.put(new Group("ci", "type" + group), series(20 + 30 * group, 10, 0.4));
            }
            alarms += lax.newest(groups).isEmpty() ? 0 : 1;
        }
        assertThat((double) alarms / reports).isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / reports));
    }

    @Test
    void changeOfWhatEveryJobTakesIsSeenAmongJobsThatDifferFarMore() {
        List<Ended> runs = jobs(120, 60, 1.7);
        List<Ended> unknown = runs.stream().map(run -> new Ended(run.mark(), run.finishedMicros(), run.durationMicros())).toList();

        assertThat(ShiftTest.USUAL.newest(Map.of(GROUP, unknown))).isEmpty();
        assertThat(only(runs).ratio()).isCloseTo(1.7, within(0.3));
        assertThat(only(runs).after().runs()).isBetween(50, 70);
    }

    @Test
    void shiftIsSeenWhereTheMetadataChangeWithIt() {
        List<Ended> runs = new ArrayList<>(series(40, 10, 0.1, 40, 14, 0.1));
        runs.replaceAll(run -> new Ended(run.mark(), run.finishedMicros(), run.durationMicros(), run.mark() < 40 ? 1 : 2));
        assertThat(only(runs).after().runs()).isBetween(38, 42);
    }

    @Test
    void jobsThatDifferRaiseNoMoreFalseAlarmsThanPromised() {
        ShiftTest lax = new ShiftTest(0.05, 0);
        int reports = 100;
        int alarms = 0;
        for (int report = 0; report < reports; report++) {
            Map<Group, List<Ended>> groups = new TreeMap<>();
            for (int group = 0; group < 5; group++) {
                groups.put(new Group("ci", "type" + group), jobs(20 + 40 * group, 0, 1));
            }
            alarms += lax.newest(groups).isEmpty() ? 0 : 1;
        }
        assertThat((double) alarms / reports).isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / reports));
    }

    /** An hour apart: runs of nine kinds of jobs, each of which takes three times as long as the one before, the last ones longer by a factor. */
    private List<Ended> jobs(int count, int longer, double factor) {
        List<Ended> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(9);
            double seconds = Math.pow(3, kind) * Math.exp(0.3 * random.nextGaussian()) * (i >= count - longer ? factor : 1);
            runs.add(new Ended(i, i * HOUR, Math.round(1e6 * seconds), kind));
        }
        return runs;
    }

    private static Shift only(List<Ended> runs) {
        List<Shift> found = ShiftTest.USUAL.newest(Map.of(GROUP, runs));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /** An hour apart: this many runs, their median in seconds, the deviation of the logarithms; and so on. */
    private List<Ended> series(double... levels) {
        List<Ended> runs = new ArrayList<>();
        for (int level = 0; level < levels.length; level += 3) {
            for (int i = 0; i < levels[level]; i++) {
                double seconds = levels[level + 1] * Math.exp(levels[level + 2] * random.nextGaussian());
                runs.add(new Ended(runs.size(), runs.size() * HOUR, Math.round(1e6 * seconds)));
            }
        }
        return runs;
    }
}
