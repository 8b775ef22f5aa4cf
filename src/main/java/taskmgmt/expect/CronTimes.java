package taskmgmt.expect;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** The times that a line of a crontab names. */
final class CronTimes {
    private static final Instant SOME_DAY = Instant.EPOCH;

    private final ExecutionTime times;
    private final ZoneId zone;

    /** @throws IllegalArgumentException where it is no such line */
    CronTimes(String text, ZoneId zone) {
        this.times = ExecutionTime.forCron(new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(text));
        this.zone = zone;
    }

    static void check(String text, ZoneId zone) {
        try {
            new CronTimes(text, zone).after(SOME_DAY);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no schedule of cron, such as '0 3 * * 1-5': " + e.getMessage(), e);
        }
    }

    /** Before the beginning of the calendar there is none. */
    @Nullable Instant before(Instant moment) {
        return times.lastExecution(moment.atZone(zone)).map(ZonedDateTime::toInstant).orElse(null);
    }

    Instant after(Instant moment) {
        return times.nextExecution(moment.atZone(zone)).map(ZonedDateTime::toInstant)
                .orElseThrow(() -> new IllegalArgumentException("it names a day that never comes"));
    }
}
