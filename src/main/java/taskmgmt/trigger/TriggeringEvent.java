package taskmgmt.trigger;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;

/**
 * Something that has happened.
 *
 * @param id    the same each time the same occurrence is reported
 * @param facts what is known about it, as a JSON object
 */
public record TriggeringEvent(String id, Map<String, @Nullable Object> facts) {
    /**
     * The prefix of the ids of runs that a trigger has started. Their events start nothing, because a failing run would otherwise
     * start the next one.
     */
    public static final String PREFIX = "triggered_";
    private static final int DIGITS = 16;

    public TriggeringEvent {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** The id of the run that a trigger starts for it. */
    public String runId(Trigger trigger) {
        byte[] text = (trigger.name() + '\n' + id).getBytes(StandardCharsets.UTF_8);
        return PREFIX + trigger.name() + "_" + Sha256.hex(text, 0, text.length).substring(0, DIGITS);
    }
}
