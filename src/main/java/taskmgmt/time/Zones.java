package taskmgmt.time;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Time zones by name. Pure. */
public final class Zones {
    public static final ZoneId UTC = ZoneId.of("UTC");

    private static final String FORMS = "write Europe/Berlin, +02:00 or UTC";

    private Zones() {}

    /** @throws IllegalArgumentException if there is no such zone */
    public static ZoneId parse(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time zone '" + name + "': " + FORMS, e);
        }
    }

    /**
     * The zone named by the variable {@code TZ}, such as {@code Europe/Berlin} or {@code :Europe/Berlin}; UTC if it names none.
     * Rules in other forms, such as {@code EST5EDT,M3.2.0,M11.1.0}, are not supported.
     *
     * @param variable null if it is not set
     */
    public static ZoneId ofVariable(@Nullable String variable) {
        String name = variable == null ? "" : variable.startsWith(":") ? variable.substring(1) : variable;
        try {
            return name.isEmpty() ? UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return UTC;
        }
    }
}
