package taskmgmt.cli.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.option.ResultRows;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.store.read.AuditEntrySink;
import taskmgmt.time.Rfc3339;
import taskmgmt.time.TimeRange;
import taskmgmt.view.audit.AuditRows;

/** Lists audit entries, the newest first. */
final class AuditListCommand extends Command {
    private static final String TIMESTAMP = "timestamp";
    /** So many names of each kind are looked at for the one that was meant, where nothing is found. */
    private static final int MAX_NAMES = 1000;

    private final Option<String> actor = option("--by").label("ACTOR").text("only what this actor did");
    private final Option<String> action = option("--action").label("PREFIX").text("only actions that begin with this, such as task_ or incident_resolved");
    private final Option<String> resource = option("--resource").label("ID").text("only what was done to this");
    private final RangeOptions time = uses(RangeOptions.of("entries that were written"));
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("entries", AuditRows.in(Format.JSON),
            "newest first").identifiedBy("entry_id"));

    AuditListCommand() {
        super("audit list", "list audit entries, newest first");
        details("In a log that 'logs merge' has made, the entries of the two logs before it follow, each once.");
        examples("task-mgmt audit list --action task_ --limit 10",
                "task-mgmt audit list --resource storage_backup_1a2b3c4d --json",
                "task-mgmt audit list --by alice --since 24h");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        ResultRows<Map<String, @Nullable Object>> rows = output.stream(AuditRows.in(output.format()), session);
        Rows sink = new Rows(time.range(session), rows);
        log.reader(session).auditBackwards(sink, rows::hasRoom);
        if (rows.isEmpty()) {
            output.tellUnknown("actor", actor.isSet() ? List.of(actor.get()) : List.of(), sink.actors, session);
            if (action.isSet() && sink.actions.stream().noneMatch(known -> known.startsWith(action.get()))) {
                output.tellUnknown("action", List.of(action.get()), sink.actions, session);
            }
        }
        rows.finish();
        if (sink.damaged > 0) {
            session.err().println(Program.NAME + ": " + Human.count(sink.damaged, "damaged line was", "damaged lines were") + " passed over; see '"
                    + Program.NAME + " audit verify'");
        }
        return ExitCode.DONE;
    }

    /** Picks the wanted entries and writes them. */
    private final class Rows implements AuditEntrySink {
        private final ResultRows<Map<String, @Nullable Object>> rows;
        private final TimeRange range;
        private final Set<String> actors = new TreeSet<>();
        private final Set<String> actions = new TreeSet<>();
        private long damaged;

        Rows(TimeRange range, ResultRows<Map<String, @Nullable Object>> rows) {
            this.rows = rows;
            this.range = range;
        }

        @Override
        public void entry(Map<String, @Nullable Object> entry) throws IOException {
            if (isWanted(entry)) {
                rows.row(entry);
            }
            if (rows.isEmpty()) {
                note(entry.get("actor"), actors);
                if (note(entry.get("action"), actions)) {
                    note(String.valueOf(entry.get("action")).replaceFirst("_.*", "_"), actions);
                }
            }
        }

        @Override
        public void damaged() {
            damaged++;
        }

        /** Whether it is a new one. */
        private static boolean note(@Nullable Object name, Set<String> known) {
            return name instanceof String text && known.size() < MAX_NAMES && known.add(text);
        }

        private boolean isWanted(Map<String, @Nullable Object> entry) {
            return matches(actor.orNull(), entry.get("actor"))
                    && (!action.isSet() || String.valueOf(entry.get("action")).startsWith(action.get()))
                    && matches(resource.orNull(), entry.get("resource"))
                    && isInTime(entry.get(TIMESTAMP));
        }

        private boolean isInTime(@Nullable Object timestamp) {
            if (range.isAlways()) {
                return true;
            }
            Instant at = timestamp instanceof String text ? Rfc3339.parse(text) : null;
            return at != null && range.contains(at);
        }

        private static boolean matches(@Nullable String wanted, @Nullable Object value) {
            return wanted == null || wanted.equals(value);
        }
    }
}
