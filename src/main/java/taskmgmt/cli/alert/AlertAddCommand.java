package taskmgmt.cli.alert;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import taskmgmt.alert.AlertChannel;
import taskmgmt.alert.AlertKind;
import taskmgmt.alert.AlertRule;
import taskmgmt.change.watch.AlertRules;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.RunnableProgram;
import taskmgmt.cli.value.Texts;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;
import taskmgmt.time.Durations;

/** Adds a rule. */
final class AlertAddCommand extends Command {
    private static final String SENDMAIL = "/usr/sbin/sendmail";

    private final Option<String> name = argument("NAME").as(Texts::notBlank, "NAME").text("its name");
    private final Options<String> command = optionalArgument("COMMAND")
            .repeatable("program to run for each alert, with its arguments; the facts are in its environment");
    private final Options<AlertKind> on = option("--on").as(AlertKind::parse, "EVENT")
            .offers("task_failed", "dead_letter", "sla_missed", "anomaly", "incident_open", "run_missing").repeatable("condition to alert on");
    private final Option<String> subsystem = option("--subsystem").as(Texts::notBlank, "NAME").text("only tasks of this subsystem");
    private final Option<String> type = option("--type").as(Texts::notBlank, "TYPE").text("only tasks of this type");
    private final Option<Duration> openFor = option("--open-for").as(Durations::parse, "DURATION")
            .text("how long an incident may be open (default: 1h)");
    private final Option<String> webhook = option("--webhook").as(AlertAddCommand::url, "URL").text("URL to post the facts to, as JSON");
    private final Option<String> webhookFile = option("--webhook-file").as(Texts::notBlank, "FILE")
            .text("read the URL from the first line of this file, if it is a secret");
    private final Flag allowPrivate = flag("--allow-private")
            .text("with --webhook: allow addresses of this machine, such as localhost, and of private networks (default: public addresses only)");
    private final Option<String> signFile = option("--sign-file").as(Texts::notBlank, "FILE")
            .text("sign the request body with the key in the first line of this file (HMAC-SHA256)");
    private final Option<String> signVariable = option("--sign-variable").as(Texts::notBlank, "NAME")
            .text("sign it with the key in this environment variable of 'alert run'");
    private final Option<String> mail = option("--mail").as(AlertAddCommand::address, "ADDRESS").text("address to mail to, by sendmail");
    private final Option<String> sendmail = option("--sendmail").as(Texts::notBlank, "PROGRAM").text("the sendmail program (default: " + SENDMAIL + ")");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    AlertAddCommand() {
        super("alert add", "add an alert rule, and how it is delivered");
        details("--on task_failed: a task has failed for good. dead_letter: one of the queue has, and is not run again by itself. sla_missed: a deadline has passed. anomaly: a run took more than three times "
                        + "what its group usually takes, or less than a third. incident_open: an incident is open for longer than --open-for. "
                        + "run_missing: an expected run never began, came late or was too short, see 'expect'.",
                "Only what happens from now on counts. 'alert run' delivers it. The rule is kept in alerts.json in the log directory, which only its owner "
                        + "may write; a task of the type alert_rule vouches for it.");
        examples("task-mgmt alert add ops --on task_failed --on run_missing --mail ops@example.com",
                "task-mgmt alert add chat --on incident_open --open-for 30m --webhook https://chat.example.com/hook --sign-file ~/.alert-key",
                "task-mgmt alert add page --on sla_missed --subsystem storage -- /usr/local/bin/page oncall");
    }

    private static String url(String text) {
        if (!text.startsWith("https://") && !text.startsWith("http://")) {
            throw new IllegalArgumentException("'" + text + "' is no address of a web server, such as https://example.com/hook");
        }
        return text;
    }

    private static String address(String text) {
        boolean plain = text.chars().noneMatch(each -> each <= ' ' || each == 127 || ",;<>()\"".indexOf(each) >= 0);
        if (!plain || text.isEmpty() || text.startsWith("-")) {
            throw new IllegalArgumentException("'" + text + "' is no single address, such as ops@example.com");
        }
        return text;
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Set<AlertKind> kinds = new TreeSet<>(on.all());
        if (kinds.isEmpty()) {
            throw new UsageException("--on says what it is about: task_failed, dead_letter, sla_missed, anomaly, incident_open or run_missing");
        }
        AlertRule rule = new AlertRule(name.get(), kinds, subsystem.orNull(), type.orNull(), openFor.or(Duration.ofHours(1)), channel());
        tellUnrunnable(rule.channel(), session);
        try (TaskLog writer = log.writer(session)) {
            String id = AlertRules.add(rule, writer, session.random());
            output.made("task_id", id, Map.of("name", rule.name()), session);
            session.acknowledge("task " + id + " exists");
        }
        return ExitCode.DONE;
    }

    /**
     * Warns if the program cannot be run here. The rule is added anyway, because the program may exist where 'alert run' runs; but users
     * who expect mail must learn at once that this machine can send none.
     */
    private static void tellUnrunnable(AlertChannel channel, Session session) {
        String fault = switch (channel) {
            case AlertChannel.Mail mail -> RunnableProgram.fault(mail.program(), session);
            case AlertChannel.Program program -> RunnableProgram.fault(program.argv().getFirst(), session);
            case AlertChannel.Webhook _ -> null;
        };
        if (fault != null) {
            session.err().println(Program.NAME + ": " + Plain.text(fault) + ": this rule delivers nothing until it can be run"
                    + (channel instanceof AlertChannel.Mail ? "; install one, or name another with --sendmail" : ""));
        }
    }

    private AlertChannel channel() {
        int given = (command.isSet() ? 1 : 0) + (webhook.isSet() ? 1 : 0) + (webhookFile.isSet() ? 1 : 0) + (mail.isSet() ? 1 : 0);
        if (given != 1) {
            throw new UsageException("give one of --webhook, --webhook-file, --mail and a COMMAND");
        }
        boolean hook = webhook.isSet() || webhookFile.isSet();
        if ((signFile.isSet() || signVariable.isSet()) && !hook || signFile.isSet() && signVariable.isSet()) {
            throw new UsageException("one of --sign-file and --sign-variable goes with --webhook");
        }
        if (allowPrivate.isSet() && !hook) {
            throw new UsageException("--allow-private goes with --webhook");
        }
        if (sendmail.isSet() && !mail.isSet()) {
            throw new UsageException("--sendmail goes with --mail");
        }
        if (hook) {
            return new AlertChannel.Webhook(webhook.orNull(), webhookFile.orNull(), signFile.orNull(), signVariable.orNull(), allowPrivate.isSet());
        }
        return mail.isSet() ? new AlertChannel.Mail(mail.get(), sendmail.or(SENDMAIL)) : new AlertChannel.Program(List.copyOf(command.all()));
    }
}
