package taskmgmt.store.merge;

import java.util.Locale;

/**
 * A disagreement of the two sides. The union has the lines of both; the conflict says which one counts.
 *
 * @param kind    in what way
 * @param about   the task, incident, version or file
 * @param side    whose word does not count, by the directory that it came from; empty where it is both
 * @param said    what that side says
 * @param counts  what reports go by instead
 */
public record MergeConflict(Kind kind, String about, String side, String said, String counts) {

    /** The ways in which two sides can disagree. */
    public enum Kind {
        /** Both have created a task of one id, and not alike. */
        CREATED_TWICE,
        /** Both have ended a task, and not alike. */
        ENDED_TWICE,
        /** What one side reports cannot follow on what the other side had reported by then. */
        NOT_ALLOWED,
        /** Both have closed an incident, and not alike. */
        INCIDENT_CLOSED_TWICE,
        /** Both have given a version of a configuration to different updates. */
        VERSION_TWICE,
        /** One {@code event_id} represents two events; both count. */
        EVENT_ID_TWICE,
        /** The sides have different files of this name. */
        FILE_DIFFERS;

        /** The word in outputs. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
