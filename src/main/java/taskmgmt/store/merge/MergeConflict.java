package taskmgmt.store.merge;

import java.util.Locale;

/**
 * A disagreement of the two sides. The union has the lines of both; the conflict says which one counts.
 *
 * @param kind    the kind of disagreement
 * @param about   the task, incident, version or file
 * @param side    the side whose statement does not count, by the directory that it came from; empty if it is both
 * @param said    what that side says
 * @param counts  what reports use instead
 */
public record MergeConflict(Kind kind, String about, String side, String said, String counts) {

    /** The ways in which two sides can disagree. */
    public enum Kind {
        /** Both have created a task with the same id, differently. */
        CREATED_TWICE,
        /** Both have ended a task, differently. */
        ENDED_TWICE,
        /** What one side reports is not a legal move after what the other side had reported by then. */
        NOT_ALLOWED,
        /** Both have closed an incident, differently. */
        INCIDENT_CLOSED_TWICE,
        /** Both have used the same configuration version for different updates. */
        VERSION_TWICE,
        /** The same {@code event_id} belongs to two different events; both count. */
        EVENT_ID_TWICE,
        /** The sides have different files of this name. */
        FILE_DIFFERS;

        /** The word in outputs. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
