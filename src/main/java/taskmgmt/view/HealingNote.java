package taskmgmt.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An observation or action of a healer.
 *
 * @param event      {@code fine}, {@code down}, {@code unknown}: an observation; {@code doing}, {@code in_vain}, {@code ended}: an action
 * @param incidentId null if there is none
 * @param status     of the incident; null if there is none
 */
public record HealingNote(Instant at, String playbook, String event, @Nullable String incidentId, @Nullable String status, String text) {
    /** The notes in order, one a row. */
    public static final Listing<HealingNote> ROWS = FieldList.<HealingNote>always()
            .exact("ts", "TIME", HealingNote::at)
            .exact("playbook", "PLAYBOOK", HealingNote::playbook)
            .exact("event", "EVENT", HealingNote::event)
            .exact("incident_id", "INCIDENT", HealingNote::incidentId)
            .exact("status", "STATUS", HealingNote::status)
            .text("text", "TEXT", HealingNote::text);
}
