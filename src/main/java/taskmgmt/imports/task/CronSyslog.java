package taskmgmt.imports.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Fields;
import taskmgmt.imports.ForeignId;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Outcome;
import taskmgmt.imports.Row;
import taskmgmt.imports.TaskFormat;
import taskmgmt.imports.WorkBuilder;
import taskmgmt.imports.WorkSink;

/**
 * The lines that cron writes to the system log. {@code CMD} begins a run. The run ends with {@code END} or {@code CMDEND} of the
 * same user and command, with {@code error (grandchild #PID failed …)} of its process, or when the session that PAM opened for it
 * closes. A log with none of these says only when runs began, and they stay open.
 *
 * <p>A run is known by host, process and time. Lines of other programs are passed over. What is under way at the end of a file
 * may end in the one that is read next, as where a log was rotated.
 */
final class CronSyslog implements TaskFormat {
    static final String NAME = "cron-syslog";

    /** The maximum number of open runs: beyond it, the oldest is passed on without its end. */
    private static final int MAX_OPEN = 1_000;

    private final ImportContext context;
    private final SyslogReader reader;
    private final List<Run> open = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();

    CronSyslog(ImportContext context) {
        this.context = context;
        this.reader = new SyslogReader(context.times(), context.base() == null ? context.reference() : context.base());
    }

    /** @param isTold whether the file before has told that it began */
    private record Run(Row row, SyslogLine line, String user, String command, @Nullable Long session, boolean isTold) {
        Run told() {
            return new Run(row, line, user, command, session, true);
        }
    }

    private record Session(String host, long pid, String user) {}

    @Override
    public void follows(TaskFormat before) {
        if (before instanceof CronSyslog log) {
            log.open.forEach(run -> open.add(run.told()));
            sessions.addAll(log.sessions);
        }
    }

    @Override
    public void row(Row row, WorkSink sink) {
        SyslogLine line = row.values().containsKey(Row.LINE) ? reader.read(row.line()) : entry(row);
        if (line == null || !line.program().toLowerCase(java.util.Locale.ROOT).startsWith("cron")) {
            sink.passedOver(row);
            return;
        }
        String said = line.message();
        if (said.startsWith("pam_unix(")) {
            session(line, sink);
            return;
        }
        CronMessage message = CronMessage.of(said);
        if (message == null) {
            sink.passedOver(row);
            return;
        }
        switch (message.verb()) {
            case "CMD" -> begin(row, line, message, sink);
            case "END", "CMDEND" -> end(line, message, sink);
            case "error" -> error(line, message, sink);
            default -> sink.passedOver(row);
        }
    }

    /** An entry as {@code journalctl -o json} prints it; null if it is not one, or its message is not text. */
    private @Nullable SyslogLine entry(Row row) {
        Fields fields = new Fields(row, context.times());
        Instant sent = fields.time("_SOURCE_REALTIME_TIMESTAMP");
        Instant at = sent == null ? fields.time("__REALTIME_TIMESTAMP") : sent;
        String message = fields.text("MESSAGE");
        Long pid = fields.whole("SYSLOG_PID");
        pid = pid == null ? fields.whole("_PID") : pid;
        return at == null || message == null ? null : new SyslogLine(at, fields.textOr("_HOSTNAME", "localhost"),
                fields.textOr("SYSLOG_IDENTIFIER", fields.textOr("_COMM", "")), pid == null ? -1 : pid, message);
    }

    @Override
    public void end(WorkSink sink) {
        open.forEach(run -> abandon(run, sink));
    }

    /** Hands on a run without its end, unless that has been done. */
    private void abandon(Run run, WorkSink sink) {
        if (!run.isTold()) {
            sink.work(work(run, null, null));
        }
    }

    private void begin(Row row, SyslogLine line, CronMessage message, WorkSink sink) {
        if (open.size() == MAX_OPEN) {
            abandon(open.removeFirst(), sink);
        }
        Session own = null;
        for (Session session : sessions) {
            boolean fits = session.host().equals(line.host()) && session.user().equals(message.user()) && session.pid() <= line.pid();
            own = fits && (own == null || session.pid() >= own.pid()) ? session : own;
        }
        sessions.remove(own);
        SyslogLine ran = message.pid() < 0 ? line
                : new SyslogLine(line.at(), line.host(), line.program(), message.pid(), line.message());
        open.add(new Run(row, ran, message.user(), message.command(), own == null ? null : own.pid(), false));
    }

    /** Ends the oldest run of that command, because runs of equal length end in the order in which they began. */
    private void end(SyslogLine line, CronMessage message, WorkSink sink) {
        for (Iterator<Run> runs = open.iterator(); runs.hasNext();) {
            Run run = runs.next();
            if (run.line().host().equals(line.host()) && run.user().equals(message.user()) && run.command().equals(message.command())) {
                runs.remove();
                sink.work(work(run, line.at(), null));
                return;
            }
        }
    }

    private void error(SyslogLine line, CronMessage message, WorkSink sink) {
        for (Iterator<Run> runs = open.iterator(); runs.hasNext();) {
            Run run = runs.next();
            if (run.line().host().equals(line.host()) && run.line().pid() == message.pid()) {
                runs.remove();
                sink.work(work(run, line.at(), message.command()));
                return;
            }
        }
    }

    private void session(SyslogLine line, WorkSink sink) {
        String user = SyslogLine.userOf(line.message());
        if (line.message().contains("session opened")) {
            sessions.add(new Session(line.host(), line.pid(), user));
            if (sessions.size() > MAX_OPEN) {
                sessions.removeFirst();
            }
            return;
        }
        sessions.removeIf(session -> session.host().equals(line.host()) && session.pid() == line.pid());
        for (Iterator<Run> runs = open.iterator(); runs.hasNext();) {
            Run run = runs.next();
            Long own = run.session();
            if (own != null && own == line.pid() && run.line().host().equals(line.host())) {
                runs.remove();
                sink.work(work(run, line.at(), null));
                return;
            }
        }
    }

    private taskmgmt.imports.WorkItem work(Run run, @Nullable Instant ended, @Nullable String error) {
        SyslogLine line = run.line();
        Fields fields = new Fields(new Row(run.row().number(), Map.of()), context.times());
        Outcome outcome = ended == null ? Outcome.ACTIVE : error == null ? Outcome.COMPLETED : Outcome.FAILED;
        WorkBuilder work = new WorkBuilder(fields, NAME, context.prefixOr("cron"), id(run));
        if (run.isTold()) {
            return work.told().outcome(outcome).ended(ended).error(error).build();
        }
        return work
                .type(context, CommandName.of(run.command())).subsystem(context, "cron").title(run.command())
                .creation(taskmgmt.task.TaskField.CREATED_BY, run.user())
                .metadata("host", line.host()).metadata("pid", line.pid() < 0 ? null : line.pid())
                .started(line.at()).outcome(outcome).ended(ended).error(error)
                .build();
    }

    /** Without a process id, the command distinguishes two runs that began in the same second. */
    private static String id(Run run) {
        SyslogLine line = run.line();
        String process = line.pid() < 0 ? ForeignId.hash(run.user() + " " + run.command()) : Long.toString(line.pid());
        return line.host() + ":" + process + "@" + line.at().getEpochSecond();
    }
}
