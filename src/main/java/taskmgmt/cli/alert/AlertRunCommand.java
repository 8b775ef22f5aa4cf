package taskmgmt.cli.alert;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.alert.DeliveredAlert;
import taskmgmt.alert.act.AlertDelivery;
import taskmgmt.alert.act.AlertFinder;
import taskmgmt.alert.act.Alerter;
import taskmgmt.alert.act.AlerterLock;
import taskmgmt.change.watch.AlertRules;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LauncherVariables;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.ResultRows;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.run.SignalRelay;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.time.Durations;
import taskmgmt.view.AlertRows;

/** Delivers alerts. */
final class AlertRunCommand extends Command {
    private final Flag once = flag("--once").text("deliver what is due, then exit (the default)");
    private final Option<Duration> every = option("--every").as(Durations::positive, "DURATION")
            .text("repeat at this interval until stopped by a signal: 30s");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    AlertRunCommand() {
        super("alert run", "deliver pending alerts, each occurrence once");
        details("A delivery that fails is tried again the next time, up to five times in all. A web server that does not answer, or with 429 or "
                        + "500 and above, is asked three times each time. Each delivery and each failure is recorded, as an escalation of the task of its rule.",
                "The rules go side by side, each with its own alerts one after another; behind a delivery that hangs, they wait for the next run.",
                "One process delivers the alerts of a log directory at a time; another one ends with exit code 6.",
                "",
                "Exit code: 0 all was delivered, 1 something was not.");
        examples("task-mgmt alert run", "task-mgmt alert run --every 30s");
    }

    /** The rules that are usable; 'alert check' reports the others. */
    static List<AlertRules.Kept> usable(TaskLog log) throws IOException {
        if (AlertRules.isWritableByOthers(log.directory())) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "others may write alerts.json in " + log.directory()
                    + ", and so say what is run here: take that away with 'chmod go-w', then look at it");
        }
        List<AlertRules.Kept> kept = new ArrayList<>(AlertRules.in(LogReader.at(log.directory())));
        kept.removeIf(each -> each.fault() != null);
        return kept;
    }

    static AlertDelivery delivery(Session session, SignalRelay signals) {
        return new AlertDelivery(session.workingDirectory().toAbsolutePath(), session.environment(), LauncherVariables.restored(session), signals,
                time -> !signals.await(time));
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        if (once.isSet() && every.isSet()) {
            throw new UsageException("--once and --every exclude each other");
        }
        try (SignalRelay signals = SignalRelay.open();
                TaskLog writer = log.writer(session)) {
            usable(writer);
            ResultRows<DeliveredAlert> rows = output.stream(AlertRows.DELIVERIES, session);
            Alerter alerter = new Alerter(writer, new AlertFinder(LogReader.at(writer.directory()), session.clock()), delivery(session, signals), signals,
                    System::nanoTime);
            try (AlerterLock _ = AlerterLock.take(writer)) {
                boolean all;
                do {
                    all = alerter.deliver(each -> say(each, rows, session));
                } while (every.isSet() && !signals.await(every.get()));
                if (output.format() != Format.TABLE) {
                    rows.finish();
                }
                return signals.ended() != null ? ExitCode.INTERRUPTED : all ? ExitCode.DONE : ExitCode.NO;
            }
        }
    }

    private void say(DeliveredAlert each, ResultRows<DeliveredAlert> rows, Session session) throws IOException {
        if (output.format() != Format.TABLE) {
            rows.row(each);
            session.out().flush();
            return;
        }
        String words = each.rule() + ": " + each.alert().text();
        if (each.error() == null) {
            session.out().append(Plain.text(words)).append('\n');
            session.out().flush();
        } else {
            session.err().println(Program.NAME + ": " + Plain.text(words + ": not delivered: " + each.error()));
        }
    }
}
