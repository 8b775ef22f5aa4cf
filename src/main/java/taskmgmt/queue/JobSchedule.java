package taskmgmt.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.expect.Schedule;
import taskmgmt.time.Rfc3339;
import taskmgmt.time.Zones;

/**
 * A command that enters the queue at the times of a crontab expression. Each of these times is a task of its own with the time in
 * its id, so it is added exactly once, however many workers check it, and even if some are killed.
 *
 * @param cron    the times, and their time zone
 * @param job     what is executed
 * @param work    what the tasks are
 * @param terms   how times that were missed or overlap are handled
 * @param lookedAt times up to this moment have been handled
 */
public record JobSchedule(Schedule.Cron cron, Job job, Work work, Terms terms, Instant lookedAt) {
    /** A time that is no older than this has not been missed. */
    static final Duration TOLERANCE = Duration.ofMinutes(1);

    private static final String JOB = "job";
    /** The length of a timestamp down to the minute, the resolution of cron. */
    private static final int MINUTE_END = "2026-01-31T22:00".length();

    /** The description of the tasks for their records. */
    public record Work(String title, String type, String subsystem, long priority) {}

    /** What happens to times at which no worker was looking: no task for any of them, a task for the last one, or one for each. */
    public enum Catchup {
        NONE, ONE, ALL;

        public static Catchup parse(String text) {
            return JobSchedule.parse(Catchup.class, text, "none, one or all");
        }

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What happens at a time when an earlier task of the schedule has not ended: nothing, a second task, or a task in its place. */
    public enum Overlap {
        SKIP, ALLOW, REPLACE;

        public static Overlap parse(String text) {
            return JobSchedule.parse(Overlap.class, text, "skip, allow or replace");
        }

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How times that were missed or overlap are handled.
     *
     * @param quiet tasks that fall into these hours begin when they are over; null for none
     */
    public record Terms(Catchup catchup, Overlap overlap, @Nullable QuietHours quiet) {
        public static final Terms USUAL = new Terms(Catchup.ONE, Overlap.SKIP, null);
    }

    private static <E extends Enum<E>> E parse(Class<E> type, String text, String form) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is none of " + form, e);
        }
    }

    /** The times for which a task is due now, earliest first. */
    public List<Instant> due(Instant now) {
        List<Instant> times = cron.times(lookedAt, now);
        return switch (terms.catchup()) {
            case ALL -> times;
            case ONE -> times.isEmpty() ? times : times.subList(times.size() - 1, times.size());
            case NONE -> times.stream().filter(time -> !time.isBefore(now.minus(TOLERANCE))).toList();
        };
    }

    /** The first time that has not been handled. */
    public Instant next() {
        return cron.next(lookedAt);
    }

    /** The same schedule after all times up to that moment have been handled. */
    public JobSchedule lookedAt(Instant now) {
        return new JobSchedule(cron, job, work, terms, now);
    }

    /** The job of the task for that time; it begins only after quiet hours. */
    public Job at(Instant time) {
        QuietHours quiet = terms.quiet();
        Instant end = quiet == null ? null : quiet.end(time, cron.zone());
        return end == null ? job : new JobEdit(List.of(), null, null, null, null, end, environment -> environment).apply(job);
    }

    /** The id of the task for that time. */
    public static String taskId(String schedule, Instant time) {
        return schedule + "-" + Rfc3339.format(time).substring(0, MINUTE_END).replace("-", "").replace(":", "") + "Z";
    }

    /** The schedule as the file holds it. */
    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("cron", cron.text());
        map.put("zone", cron.zone().getId());
        map.put("catchup", terms.catchup().text());
        map.put("overlap", terms.overlap().text());
        QuietHours quiet = terms.quiet();
        if (quiet != null) {
            map.put("quiet_hours", quiet.text());
        }
        map.put("title", work.title());
        map.put("task_type", work.type());
        map.put("subsystem", work.subsystem());
        map.put("priority", work.priority());
        map.put("looked_at", Rfc3339.format(lookedAt));
        map.put(JOB, job.toMap());
        return map;
    }

    /** @throws IllegalArgumentException if it holds anything else */
    static JobSchedule of(String id, Map<?, ?> map) {
        Job job = map.get(JOB) instanceof Map<?, ?> value ? Job.of(value) : null;
        Instant looked = Rfc3339.parse(text(id, map, "looked_at"));
        if (job == null || looked == null || !(map.get("priority") instanceof Long priority)) {
            throw new IllegalArgumentException("schedule '" + id + "' has no 'job', 'looked_at' or 'priority'");
        }
        ZoneId zone = Zones.parse(text(id, map, "zone"));
        QuietHours quiet = map.get("quiet_hours") instanceof String hours ? QuietHours.parse(hours) : null;
        return new JobSchedule(new Schedule.Cron(text(id, map, "cron"), zone), job,
                new Work(text(id, map, "title"), text(id, map, "task_type"), text(id, map, "subsystem"), priority),
                new Terms(Catchup.parse(text(id, map, "catchup")), Overlap.parse(text(id, map, "overlap")), quiet), looked);
    }

    private static String text(String id, Map<?, ?> map, String key) {
        if (map.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("schedule '" + id + "' has no '" + key + "'");
    }
}
