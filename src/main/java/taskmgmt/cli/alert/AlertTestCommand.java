package taskmgmt.cli.alert;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.alert.Alert;
import taskmgmt.alert.AlertKind;
import taskmgmt.alert.act.AlerterLock;
import taskmgmt.change.watch.AlertRules;
import taskmgmt.change.watch.RecordDelivery;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.run.SignalRelay;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Delivers a made-up alert. */
final class AlertTestCommand extends Command {
    private final Option<String> name = argument("NAME").text("name of the alert");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    AlertTestCommand() {
        super("alert test", "deliver a test alert by a rule");
        details("It is recorded as a test. Exit code: 0 it was delivered, 1 it was not.");
        examples("task-mgmt alert test ops");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        try (SignalRelay signals = SignalRelay.open();
                TaskLog writer = log.writer(session)) {
            AlerterLock.require(writer);
            for (AlertRules.Kept each : AlertRunCommand.usable(writer)) {
                if (each.rule().name().equals(name.get())) {
                    return test(each, writer, signals, session);
                }
            }
        }
        throw new RefusedException(Refusal.NOT_FOUND, "there is no alert '" + name.get() + "' that holds");
    }

    private ExitCode test(AlertRules.Kept kept, TaskLog writer, SignalRelay signals, Session session) throws IOException, InterruptedException {
        AlertKind kind = AlertKind.parse(kept.rule().kinds().getFirst());
        Alert alert = new Alert(kind, "test", session.now(), "this is a test of the alert " + kept.rule().name(), Map.of("test", "true"));
        String error = AlertRunCommand.delivery(session, signals).deliver(kept.rule(), alert);
        new RecordDelivery(writer).record(kept.taskId(), alert, error, true);
        if (output.format() == Format.TABLE) {
            session.out().append(Plain.text(kept.rule().name() + ": " + (error == null ? "delivered" : "not delivered: " + error))).append('\n');
        } else {
            Map<String, @Nullable Object> more = new LinkedHashMap<>();
            more.put("is_delivered", error == null);
            more.put("error", error);
            output.answer("alert", kept.rule().name(), more, "", session);
        }
        return error == null ? ExitCode.DONE : ExitCode.NO;
    }
}
