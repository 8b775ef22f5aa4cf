package taskmgmt.learning;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.time.Rfc3339;

/**
 * The version of a configuration: {@code vYYYYMMDD.HHMMSS}, a second in UTC. Versions increase over the whole log, whatever the
 * component, so that the later of any two can be determined.
 *
 * @param second a whole second of the years 0000 to 9999
 */
public record ConfigVersion(Instant second) implements Comparable<ConfigVersion> {
    private static final int LENGTH = "v20251117.164328".length();
    private static final int DOT = "v20251117".length();
    private static final Instant LAST = Instant.ofEpochSecond(253_402_300_799L); // the last second of the year 9999

    public ConfigVersion {
        second = second.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * The version of an update at this moment: the moment itself, or the second after the last version if that moment is taken or
     * the clock went back.
     *
     * @param last the highest version so far; null if there is none
     */
    public static ConfigVersion next(@Nullable ConfigVersion last, Instant now) {
        ConfigVersion wanted = new ConfigVersion(now);
        if (last == null || wanted.compareTo(last) > 0) {
            return wanted;
        }
        if (!last.second.isBefore(LAST)) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "there is no configuration version after " + last.text());
        }
        return new ConfigVersion(last.second.plusSeconds(1));
    }

    /** The version in the text; null if it is not a version. */
    public static @Nullable ConfigVersion parse(String text) {
        if (text.length() != LENGTH || text.charAt(0) != 'v' || text.charAt(DOT) != '.') {
            return null;
        }
        Instant second = Rfc3339.parse(text.substring(1, 5) + "-" + text.substring(5, 7) + "-" + text.substring(7, 9) + "T"
                + text.substring(10, 12) + ":" + text.substring(12, 14) + ":" + text.substring(14));
        ConfigVersion version = second == null ? null : new ConfigVersion(second);
        return version != null && version.text().equals(text) ? version : null;
    }

    /** The version that the event gives to a component; null if it does not register a configuration update. */
    public static @Nullable ConfigVersion of(TaskEvent event) {
        boolean update = event.type() == EventType.CREATED
                && LearningActivity.CONFIG.type().equals(event.text(TaskField.TASK_TYPE.text()));
        return update && event.object(TaskField.METADATA.text()).get("version") instanceof String text ? parse(text) : null;
    }

    public String text() {
        String digits = Rfc3339.digits(second);
        return "v" + digits.substring(0, 8) + "." + digits.substring(8, 14);
    }

    @Override
    public int compareTo(ConfigVersion other) {
        return second.compareTo(other.second);
    }
}
