package taskmgmt.expect;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** When a run is due. */
public sealed interface Schedule {
    /** The schedule for people: {@code every 1d}. */
    String words();

    /**
     * A fixed time after the previous run.
     *
     * @param text as its user wrote it
     */
    record Every(Duration period, String text) implements Schedule {
        /** @throws IllegalArgumentException if the period is zero */
        public Every {
            if (period.isZero()) {
                throw new IllegalArgumentException("is 0: a run cannot be due all the time");
            }
        }

        @Override
        public String words() {
            return "every " + text;
        }
    }

    /**
     * At the times of a crontab expression.
     *
     * @param text five fields: minute, hour, day of the month, month, day of the week
     * @param zone the time zone of the fields
     */
    record Cron(String text, ZoneId zone) implements Schedule {
        private static final int MAX_TIMES = 500;

        /** @throws IllegalArgumentException if it is not a crontab expression, or never comes due */
        public Cron {
            CronTimes.check(text, zone);
        }

        @Override
        public String words() {
            return "at '" + text + "'" + (zone.getId().equals("UTC") || zone.getId().equals("Z") ? "" : " " + zone.getId());
        }

        /** The times after one moment and up to another, at most the last {@value #MAX_TIMES}, earliest first. */
        public List<Instant> times(Instant after, Instant until) {
            CronTimes times = new CronTimes(text, zone);
            List<Instant> all = new ArrayList<>();
            for (Instant time = times.before(until.plusNanos(1)); time != null && time.isAfter(after) && all.size() < MAX_TIMES; time = times.before(time)) {
                all.add(time);
            }
            Collections.reverse(all);
            return all;
        }

        /** The first time after that moment. */
        public Instant next(Instant after) {
            return new CronTimes(text, zone).after(after);
        }
    }
}
