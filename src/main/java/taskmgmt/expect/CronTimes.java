package taskmgmt.expect;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The times specified by a crontab expression. */
final class CronTimes {
    private static final Instant SOME_DAY = Instant.EPOCH;
    /** The fields in order, each with its possible values. */
    private static final List<String> FIELDS = List.of("minute: 0 to 59" + or("0", "30"), "hour: 0 to 23" + or("9", "17"),
            "day of the month: 1 to 31" + or("1", "15"), "month: 1 to 12 or JAN to DEC" + or("1", "6"),
            "day of the week: 0 to 7 (0 and 7 are Sunday) or MON to SUN" + or("1", "5"));

    private final ExecutionTime times;
    private final ZoneId zone;

    private static String or(String one, String other) {
        return ", a list such as " + one + "," + other + ", a range such as " + one + "-" + other + ", * or */2";
    }

    /** @throws IllegalArgumentException if it is not a crontab expression */
    CronTimes(String text, ZoneId zone) {
        this.times = ExecutionTime.forCron(new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(text));
        this.zone = zone;
    }

    static void check(String text, ZoneId zone) {
        try {
            new CronTimes(text, zone).after(SOME_DAY);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no schedule of cron, such as '0 3 * * 1-5': " + explained(text, e), e);
        }
    }

    /** Explains the error, because the library names neither the field nor its possible values. */
    private static String explained(String text, IllegalArgumentException problem) {
        String[] fields = text.strip().split("\\s+", -1);
        if (fields.length != FIELDS.size()) {
            return "it has " + (text.isBlank() ? "no fields" : fields.length == 1 ? "1 field" : fields.length + " fields")
                    + ", and five are needed: minute, hour, day of the month, month and day of the week";
        }
        for (int i = 0; i < fields.length; i++) {
            String[] alone = new String[fields.length];
            Arrays.fill(alone, "*");
            alone[i] = fields[i];
            try {
                new CronTimes(String.join(" ", alone), ZoneOffset.UTC);
            } catch (IllegalArgumentException _) {
                return "'" + fields[i] + "' is no " + FIELDS.get(i);
            }
        }
        return String.valueOf(problem.getMessage());
    }

    /** There is none before the start of the calendar. */
    @Nullable Instant before(Instant moment) {
        return times.lastExecution(moment.atZone(zone)).map(ZonedDateTime::toInstant).orElse(null);
    }

    Instant after(Instant moment) {
        return times.nextExecution(moment.atZone(zone)).map(ZonedDateTime::toInstant)
                .orElseThrow(() -> new IllegalArgumentException("it names a day that never comes"));
    }
}
