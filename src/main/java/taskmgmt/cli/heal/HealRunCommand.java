package taskmgmt.cli.heal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.change.learned.SettingsReader;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LauncherVariables;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.ResultRows;
import taskmgmt.heal.HealingStep;
import taskmgmt.heal.Playbook;
import taskmgmt.heal.act.Healer;
import taskmgmt.heal.act.HealerLock;
import taskmgmt.heal.act.HealingListener;
import taskmgmt.heal.detect.FailureLook;
import taskmgmt.heal.detect.LookPlace;
import taskmgmt.learning.settings.Setting;
import taskmgmt.learning.settings.SettingsInForce;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.run.SignalRelay;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.time.Durations;
import taskmgmt.view.HealingNote;

/** Detects failures as playbooks describe them, and heals them. */
final class HealRunCommand extends Command {
    private final Options<String> files = argument("PLAYBOOK").repeatable("a playbook, or a directory of them (*.yaml, *.yml)");
    private final Flag once = flag("--once").text("check the playbooks once, then exit (the default)");
    private final Option<Duration> every = option("--every").as(Durations::positive, "DURATION")
            .text("repeat at this interval until stopped by a signal: 10s");
    private final Flag dryRun = flag("--dry-run").text("show what is detected and what would be done, without doing or recording it");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    HealRunCommand() {
        super("heal run", "detect failures by playbook and heal them, each as an incident");
        details("Each playbook is looked at by its detector. A failure becomes an incident and a task; remedies are applied in their "
                        + "order, each recorded before it is applied, until the verification passes. Then the incident is resolved, or "
                        + "else failed and escalated. A check that cannot be made is unknown: nothing follows from it.",
                "One healer works on a log directory at a time; another one ends with exit code 6. One that was killed leaves its "
                        + "incident open, and the next one goes on with it.",
                "",
                "Exit code: 0 no failure is left, 1 one is, or it is unknown; 2 a playbook is wrong.");
        examples("task-mgmt heal run examples/playbooks --dry-run", "task-mgmt heal run --every 10s /etc/playbooks",
                "task-mgmt heal run web.yaml");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        if (once.isSet() && every.isSet()) {
            throw new UsageException("--once and --every exclude each other");
        }
        PlaybookFiles read = PlaybookFiles.read(files.all(), session);
        if (read.problems() > 0) {
            throw new UsageException("a playbook cannot be used: nothing was done");
        }
        try (SignalRelay signals = SignalRelay.open();
                TaskLog writer = log.writer(session)) {
            ResultRows<HealingNote> rows = output.stream(HealingNote.ROWS, session);
            boolean people = output.format() == Format.TABLE;
            HealingListener text = people ? new HealingText(session.out(), dryRun.isSet()) : new HealingNotes(rows, session);
            Healer healer = new Healer(writer, new FailureLook(place(session, log), !dryRun.isSet()), signals, text);
            List<Playbook> playbooks = inLearnedOrder(read.playbooks(), session);
            ExitCode code = dryRun.isSet() ? consider(playbooks, healer) : heal(playbooks, healer, writer, signals);
            if (!people) {
                rows.finish();
            }
            return code;
        }
    }

    /** The playbooks in the order of the settings in force when the healer starts. */
    private List<Playbook> inLearnedOrder(List<Playbook> playbooks, Session session) throws IOException {
        SettingsInForce learned = new SettingsReader(LogReader.at(log.directory(session))).inForce();
        List<Playbook> ordered = new ArrayList<>();
        for (Playbook each : playbooks) {
            Playbook other = each.tryingFirst(learned.settings().order(Setting.HEAL_REMEDY_ORDER, each.failureMode()));
            if (!other.equals(each)) {
                session.err().println(Program.NAME + ": " + Plain.text(each.id()) + ": first " + Plain.text(other.remedies().getFirst().words())
                        + " (settings " + learned.version() + ")");
            }
            ordered.add(other);
        }
        return ordered;
    }

    static LookPlace place(Session session, LogOptions log) {
        Path directory = session.workingDirectory().toAbsolutePath();
        return new LookPlace(directory, session.clock(), session.processes(), LogReader.at(log.directory(session)),
                LauncherVariables.restored(session));
    }

    private static ExitCode consider(List<Playbook> playbooks, Healer healer) throws IOException, InterruptedException {
        boolean fine = true;
        for (Playbook each : playbooks) {
            fine &= healer.consider(each) instanceof HealingStep.Rest;
        }
        return fine ? ExitCode.DONE : ExitCode.NO;
    }

    private ExitCode heal(List<Playbook> playbooks, Healer healer, TaskLog writer, SignalRelay signals) throws IOException, InterruptedException {
        try (HealerLock _ = HealerLock.take(writer)) {
            return heal(playbooks, healer, signals);
        }
    }

    private ExitCode heal(List<Playbook> playbooks, Healer healer, SignalRelay signals) throws IOException, InterruptedException {
        boolean fine;
        do {
            fine = true;
            for (Playbook each : playbooks) {
                if (signals.ended() != null) {
                    return ExitCode.INTERRUPTED;
                }
                fine &= healer.heal(each) == Healer.Result.FINE;
            }
        } while (every.isSet() && !signals.await(every.get()));
        return fine ? ExitCode.DONE : ExitCode.NO;
    }
}
