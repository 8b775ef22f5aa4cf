package taskmgmt.cli.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.Following;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.value.Numbers;
import taskmgmt.json.FieldScanner;
import taskmgmt.record.RegistryCodec;
import taskmgmt.render.Plain;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RegistryFollower;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Prints the registry's lines verbatim, as they are written. */
final class EventsFollowCommand extends Command {
    private final Option<String> event = option("--event").label("PREFIX").text("only events whose names begin with this, such as task.failed");
    private final Option<String> task = option("--task").label("ID").text("only those of this task");
    private final Flag fromStart = flag("--from-start").text("show past events first, then new ones");
    private final Option<Long> from = option("--from").as(EventsFollowCommand::place, "ID")
            .text("go on after the event with this id, as the server gives it: where the line after it begins, in bytes");
    private final Option<Integer> count = option("--count").as(Numbers.between(1, Integer.MAX_VALUE), "N").text("exit after N events");
    private final LogLocation log = uses(new LogLocation());

    EventsFollowCommand() {
        super("events follow", "print each event as a JSON line as it is written");
        examples("task-mgmt events follow --event task.failed", "task-mgmt events follow --from-start | jq -r .task_id");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (from.isSet() && fromStart.isSet()) {
            throw new UsageException("--from and --from-start exclude each other");
        }
        if (from.isSet() && !RegistryFollower.isPlace(log.directory(session), from.get())) {
            throw new RefusedException(Refusal.NOT_FOUND, "no event of this log has the id " + from.get());
        }
        Lines lines = new Lines(session);
        Following.follow(log, from.isSet() ? from.get() : fromStart.isSet() ? 0 : RegistryFollower.FROM_NOW, lines, session);
        return lines.goesOn() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    private static long place(String text) {
        try {
            long place = Long.parseLong(text);
            if (place >= 0) {
                return place;
            }
        } catch (NumberFormatException _) {
            // Reported below.
        }
        throw new IllegalArgumentException("'" + text + "' is no id of an event");
    }

    private final class Lines implements RegistryFollower.Listener {
        private final FieldScanner scanner = new FieldScanner(RegistryCodec.EVENT, RegistryCodec.TASK_ID);
        private final Session session;
        private int left = count.or(Integer.MAX_VALUE);

        Lines(Session session) {
            this.session = session;
        }

        @Override
        public boolean goesOn() {
            return left > 0;
        }

        @Override
        public void line(byte[] buffer, int start, int end, long offset) throws IOException {
            if (scanner.scan(buffer, start, end) && matches(0, event.orNull(), true) && matches(1, task.orNull(), false)) {
                session.out().append(new String(buffer, start, end - start, StandardCharsets.UTF_8)).append('\n');
                session.out().flush();
                left--;
            }
        }

        @Override
        public void damaged(long offset, String reason) {
            session.err().println(Program.NAME + ": " + LogReader.REGISTRY + ": the line at byte " + offset
                    + " is damaged: " + Plain.text(reason));
        }

        private boolean matches(int field, @Nullable String wanted, boolean prefix) {
            if (wanted == null) {
                return true;
            }
            if (scanner.kind(field) != FieldScanner.Kind.STRING) {
                return false;
            }
            String text = scanner.text(field);
            return prefix ? text.startsWith(wanted) : text.equals(wanted);
        }
    }
}
