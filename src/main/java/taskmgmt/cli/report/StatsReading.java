package taskmgmt.cli.report;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OldLog;
import taskmgmt.report.Window;
import taskmgmt.stats.Breakdown;
import taskmgmt.stats.Dimension;
import taskmgmt.stats.GroupFigures;
import taskmgmt.stats.Period;
import taskmgmt.store.read.Runs;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;

/** What commands that show figures of groups have in common. */
final class StatsReading {
    private StatsReading() {}

    /** The filter by subsystem and type: everything if none is named. */
    static Map<Dimension, Set<String>> only(List<String> subsystems, List<String> types) {
        Map<Dimension, Set<String>> only = new EnumMap<>(Dimension.class);
        if (!subsystems.isEmpty()) {
            only.put(Dimension.SUBSYSTEM, new HashSet<>(subsystems));
        }
        if (!types.isEmpty()) {
            only.put(Dimension.TYPE, new HashSet<>(types));
        }
        return only;
    }

    /**
     * Explains why a report found nothing in its period.
     *
     * @param since     the start of the period; null if it is the whole log
     * @param otherwise the message if the reason is not that the log is older; null for none
     */
    static void tellNothing(LogLocation log, @Nullable Instant since, @Nullable String otherwise, Session session) throws IOException {
        if (since == null) {
            return;
        }
        GroupFigures all = log.runs(session).fold(Breakdown.by(EnumSet.noneOf(Dimension.class), Period.ALWAYS)).fold().total(Map.of());
        String old = all.ended() == 0 ? null : OldLog.note(since, Micros.instant(all.endings().max()));
        if (old != null || otherwise != null) {
            session.err().println(Program.NAME + ": " + (old != null ? old : otherwise));
        }
    }

    /** Whether nothing has ended. */
    static boolean isEmpty(Breakdown breakdown) {
        return breakdown.total(Map.of()).ended() == 0;
    }

    /** Adds the tasks that have not ended. */
    static void addOpen(Runs<?> runs, Breakdown breakdown, Window window) {
        for (TaskRun run : runs.open()) {
            // A period that ends now still contains the moment before.
            breakdown.acceptOpen(run, Micros.of(window.now()) - 1);
        }
    }
}
