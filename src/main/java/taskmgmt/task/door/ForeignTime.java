package taskmgmt.task.door;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a foreign event happened. Pure. */
public final class ForeignTime {
    private ForeignTime() {}

    /** The time that the value was meant to be; null if it is not a time. */
    public static @Nullable Instant of(Object value) {
        return MeantValue.time(value);
    }
}
