package taskmgmt.stats;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/** What tasks can be grouped by. */
public enum Dimension {
    SUBSYSTEM("subsystem", "subsystem"),
    TYPE("type", "task_type"),
    STATUS("status", "status"),
    CREATOR("creator", "created_by"),
    /** How the end is known: see {@link Status.Proof}. */
    PROOF("proof", "proof"),
    /** A task with several tags is in the group of each of them. */
    TAG("tag", "tag"),
    /** The day of the end in UTC. */
    DAY("day", "day"),
    /** The hour of the end in UTC. */
    HOUR("hour", "hour");

    /** Precedes the word for how an end is known if the end is also covered by a checkpoint that was kept elsewhere. */
    private static final String SEALED = "sealed ";
    private static final long MICROS_PER_HOUR = 3_600_000_000L;
    private static final int HOURS_PER_DAY = 24;

    private final String text;
    private final String key;

    Dimension(String text, String key) {
        this.text = text;
        this.key = key;
    }

    /** The word on the command line. */
    public String text() {
        return text;
    }

    /** The key in every output. */
    public String key() {
        return key;
    }

    /**
     * The group that the run belongs to; an empty string if it belongs to none, as an open task belongs to no day.
     *
     * @param tag the one of the run's tags to use
     */
    String valueOf(TaskRun run, String tag) {
        return switch (this) {
            case SUBSYSTEM -> run.subsystem();
            case TYPE -> run.type();
            case STATUS -> run.status().text();
            case CREATOR -> run.names().creator();
            case PROOF -> proof(run.moments());
            case TAG -> tag;
            case DAY -> run.moments().finished() == TaskRun.UNKNOWN ? "" : day(hour(run));
            case HOUR -> run.moments().finished() == TaskRun.UNKNOWN ? "" : hourText(hour(run));
        };
    }

    private static String proof(TaskRun.Moments moments) {
        Status.@Nullable Proof known = moments.proof();
        return known == null ? "" : moments.isSealed() ? SEALED + known.text() : known.text();
    }

    private static long hour(TaskRun run) {
        return Math.floorDiv(run.moments().finished(), MICROS_PER_HOUR);
    }

    private static String day(long hour) {
        return LocalDate.ofEpochDay(Math.floorDiv(hour, HOURS_PER_DAY)).toString();
    }

    private static String hourText(long hour) {
        int ofDay = Math.floorMod(hour, HOURS_PER_DAY);
        return day(hour) + (ofDay < 10 ? "T0" : "T") + ofDay + ":00:00Z";
    }
}
