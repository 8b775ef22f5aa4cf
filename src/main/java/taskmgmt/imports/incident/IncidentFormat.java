package taskmgmt.imports.incident;

import org.jspecify.annotations.Nullable;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Row;

/** What rows of one source of incidents mean. */
public interface IncidentFormat {
    /**
     * The result of reading a row: an incident, or the reason why it is not one.
     *
     * @param fault empty also if the row is about something else
     */
    record Reading(@Nullable ForeignIncident incident, String fault) {
        static Reading of(ForeignIncident incident) {
            return new Reading(incident, "");
        }

        /** The row is about something that is not an incident. */
        static Reading passedOver() {
            return new Reading(null, "");
        }

        static Reading fault(String fault) {
            return new Reading(null, fault);
        }
    }

    Reading read(Row row);

    /** The format with that name; null if there is none. */
    static @Nullable IncidentFormat named(String name, ImportContext context) {
        return switch (name) {
            case StatuspageIncidents.NAME -> new StatuspageIncidents(context);
            case PagerdutyIncidents.NAME -> new PagerdutyIncidents(context);
            case CstateIssues.NAME -> new CstateIssues(context);
            default -> null;
        };
    }
}
