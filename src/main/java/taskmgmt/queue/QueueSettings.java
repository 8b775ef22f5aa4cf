package taskmgmt.queue;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.rollout.Rollouts;
import taskmgmt.time.Rfc3339;

/**
 * The settings of the queue.
 *
 * @param groups    by name; groups that are not listed have the defaults
 * @param schedules jobs that enter the queue repeatedly, by id
 * @param breakers  circuit breaker rules, by task type
 * @param rollouts  versions of handlers, and feature flags
 */
public record QueueSettings(
        Map<String, GroupSettings> groups, Map<String, JobSchedule> schedules, Map<String, BreakerRule> breakers, Rollouts rollouts) {
    public static final QueueSettings USUAL = new QueueSettings(Map.of(), Map.of(), Map.of(), Rollouts.NONE);
    private static final String GROUPS = "groups";
    private static final String SCHEDULES = "schedules";
    private static final String BREAKERS = "breakers";
    private static final String PARALLEL = "parallel";
    private static final String PAUSED = "paused";
    private static final String CLEANED = "cleaned_at";
    private static final String CLEANED_COMPLETED = "cleaned_completed_at";

    public QueueSettings {
        groups = Collections.unmodifiableMap(new TreeMap<>(groups));
        schedules = Collections.unmodifiableMap(new TreeMap<>(schedules));
        breakers = Collections.unmodifiableMap(new TreeMap<>(breakers));
    }

    /** The settings of this group. */
    public GroupSettings of(String group) {
        return groups.getOrDefault(group, GroupSettings.USUAL);
    }

    /** The same settings with these for a group. */
    public QueueSettings with(String group, GroupSettings settings) {
        Map<String, GroupSettings> all = new TreeMap<>(groups);
        if (settings.equals(GroupSettings.USUAL)) {
            all.remove(group);
        } else {
            all.put(group, settings);
        }
        return new QueueSettings(all, schedules, breakers, rollouts);
    }

    /** The same settings with this schedule, or without it if null. */
    public QueueSettings with(String id, @Nullable JobSchedule schedule) {
        Map<String, JobSchedule> all = new TreeMap<>(schedules);
        if (schedule == null) {
            all.remove(id);
        } else {
            all.put(id, schedule);
        }
        return new QueueSettings(groups, all, breakers, rollouts);
    }

    /** The same settings with this breaker for a type, or without one if null. */
    public QueueSettings withBreaker(String type, @Nullable BreakerRule rule) {
        Map<String, BreakerRule> all = new TreeMap<>(breakers);
        if (rule == null) {
            all.remove(type);
        } else {
            all.put(type, rule);
        }
        return new QueueSettings(groups, schedules, all, rollouts);
    }

    /** The same settings with these rollouts. */
    public QueueSettings with(Rollouts other) {
        return new QueueSettings(groups, schedules, breakers, other);
    }

    /** The settings as the file holds them. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        groups.forEach((name, settings) -> map.put(name, toMap(settings)));
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        whole.put(GROUPS, map);
        if (!schedules.isEmpty()) {
            Map<String, @Nullable Object> plans = new LinkedHashMap<>();
            schedules.forEach((id, schedule) -> plans.put(id, schedule.toMap()));
            whole.put(SCHEDULES, plans);
        }
        if (!breakers.isEmpty()) {
            Map<String, @Nullable Object> rules = new LinkedHashMap<>();
            breakers.forEach((type, rule) -> rules.put(type, rule.toMap()));
            whole.put(BREAKERS, rules);
        }
        whole.putAll(rollouts.toMap());
        return whole;
    }

    /** The settings of one group, as the file holds them. */
    public static Map<String, @Nullable Object> toMap(GroupSettings settings) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (settings.parallel() != null) {
            map.put(PARALLEL, settings.parallel().longValue());
        }
        map.put(PAUSED, settings.paused());
        put(map, CLEANED, settings.cleaned());
        put(map, CLEANED_COMPLETED, settings.cleanedCompleted());
        return map;
    }

    private static void put(Map<String, @Nullable Object> map, String key, @Nullable Instant time) {
        if (time != null) {
            map.put(key, Rfc3339.format(time));
        }
    }

    /** @throws IllegalArgumentException if the file holds anything other than queue settings */
    public static QueueSettings of(Map<?, ?> file) {
        Map<String, GroupSettings> groups = new TreeMap<>();
        if (!(file.get(GROUPS) instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("'" + GROUPS + "' must be an object");
        }
        map.forEach((name, value) -> {
            if (!(value instanceof Map<?, ?> settings)) {
                throw new IllegalArgumentException("the settings of group '" + name + "' must be an object");
            }
            groups.put(String.valueOf(name), settings(String.valueOf(name), settings));
        });
        return new QueueSettings(groups, schedules(file.get(SCHEDULES)), breakers(file.get(BREAKERS)), Rollouts.of(file));
    }

    private static Map<String, BreakerRule> breakers(@Nullable Object value) {
        Map<String, BreakerRule> breakers = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((type, rule) -> breakers.put(String.valueOf(type), BreakerRule.of(String.valueOf(type), rule)));
        } else if (value != null) {
            throw new IllegalArgumentException("'" + BREAKERS + "' must be an object");
        }
        return breakers;
    }

    private static Map<String, JobSchedule> schedules(@Nullable Object value) {
        Map<String, JobSchedule> schedules = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> each : map.entrySet()) {
                if (!(each.getValue() instanceof Map<?, ?> schedule)) {
                    throw new IllegalArgumentException("schedule '" + each.getKey() + "' must be an object");
                }
                schedules.put(String.valueOf(each.getKey()), JobSchedule.of(String.valueOf(each.getKey()), schedule));
            }
        } else if (value != null) {
            throw new IllegalArgumentException("'" + SCHEDULES + "' must be an object");
        }
        return schedules;
    }

    private static GroupSettings settings(String group, Map<?, ?> map) {
        Object parallel = map.get(PARALLEL);
        Object paused = map.get(PAUSED);
        boolean fits = (parallel == null || parallel instanceof Long number && number > 0 && number <= Integer.MAX_VALUE)
                && (paused == null || paused instanceof Boolean);
        if (!fits) {
            throw new IllegalArgumentException("group '" + group + "': '" + PARALLEL + "' must be a whole number of at least 1, '" + PAUSED
                    + "' true or false");
        }
        return new GroupSettings(parallel instanceof Long number ? number.intValue() : null, Boolean.TRUE.equals(paused),
                time(group, CLEANED, map), time(group, CLEANED_COMPLETED, map));
    }

    private static @Nullable Instant time(String group, String key, Map<?, ?> map) {
        Object value = map.get(key);
        Instant time = value instanceof String text ? Rfc3339.parse(text) : null;
        if (value != null && time == null) {
            throw new IllegalArgumentException("group '" + group + "': '" + key + "' must be a time");
        }
        return time;
    }
}
