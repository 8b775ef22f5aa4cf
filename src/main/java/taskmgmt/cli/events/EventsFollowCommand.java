package taskmgmt.cli.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Numbers;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.FollowerNotice;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.Pause;
import taskmgmt.journal.lines.Follower;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.FieldScanner;
import taskmgmt.record.RegistryCodec;

/** Shows the registry's lines as they are written, as they are. */
final class EventsFollowCommand extends Command {
    private static final long SHORTEST_PAUSE_NANOS = 5_000_000;
    private static final long LONGEST_PAUSE_NANOS = 200_000_000;

    private final Option<String> event = option("--event").label("PREFIX").text("only events that begin so, as task.failed");
    private final Option<String> task = option("--task").label("ID").text("only those of this task");
    private final Flag fromStart = flag("--from-start").text("show what is there already, then what comes");
    private final Option<Integer> count = option("--count").as(Numbers.between(1, Integer.MAX_VALUE), "N").text("end after so many");
    private final LogLocation log = uses(new LogLocation());

    EventsFollowCommand() {
        super("events follow", "print every event as one JSON line as soon as it is written");
        examples("task-mgmt events follow --event task.failed", "task-mgmt events follow --from-start | jq -r .task_id");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Lines lines = new Lines(session);
        long from = fromStart.isSet() ? 0 : Follower.FROM_END;
        try (Follower follower = new Follower(log.directory(session).resolve(LogFiles.REGISTRY), from,
                notice -> session.err().println(Program.NAME + ": " + FollowerNotice.text(notice)))) {
            follower.follow(lines, Pause.growing(SHORTEST_PAUSE_NANOS, LONGEST_PAUSE_NANOS), lines::wantsMore);
        }
        return lines.wantsMore() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    private final class Lines implements LineSink {
        private final FieldScanner scanner = new FieldScanner(RegistryCodec.EVENT, RegistryCodec.TASK_ID);
        private final Session session;
        private int left = count.or(Integer.MAX_VALUE);

        Lines(Session session) {
            this.session = session;
        }

        boolean wantsMore() {
            return left > 0;
        }

        @Override
        public void line(byte[] buffer, int start, int end, long offset) throws IOException {
            if (left > 0 && scanner.scan(buffer, start, end) && matches(0, event.orNull(), true) && matches(1, task.orNull(), false)) {
                session.out().append(new String(buffer, start, end - start, StandardCharsets.UTF_8)).append('\n');
                session.out().flush();
                left--;
            }
        }

        @Override
        public void corrupt(long offset, long length, String reason) {
            session.err().println(Program.NAME + ": the line at byte " + offset + " was passed over: " + reason);
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
