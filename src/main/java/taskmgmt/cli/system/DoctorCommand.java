package taskmgmt.cli.system;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.doctor.Diagnosis;
import taskmgmt.doctor.Doctor;
import taskmgmt.doctor.Examination;
import taskmgmt.doctor.Gravity;
import taskmgmt.render.Plain;
import taskmgmt.view.system.DoctorDocument;

/** Reports what is wrong with the log, what that means and what can be done, and does it if asked to. */
final class DoctorCommand extends Command {
    private final Flag fix = flag("--fix").text("repair what can be repaired; nothing is deleted, what is taken out of a log is kept in "
            + "quarantine, and the audit log records it");
    private final Flag acceptLoss = flag("--accept-loss").text("with --fix: also put on record that lines are missing or altered for "
            + "good, and continue after them; audit verify goes on naming them");
    private final Flag dryRun = flag("--dry-run").text("only diagnose, as without --fix");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    DoctorCommand() {
        super("doctor", "diagnose the log, and repair it with --fix");
        details("Without --fix nothing is written, and no lock is taken. Exits 0 where there is no problem left, 1 where there is "
                + "one, 5 where something could not be looked at. A note or a warning is not a problem.",
                "--fix takes the lock and does what every finding says; it can be interrupted and repeated. Nothing is deleted and no "
                + "log becomes shorter. A line that is no longer what was written is repaired where its hash proves what it was; "
                + "what is lost stays a finding of 'task-mgmt audit verify'.");
        examples("task-mgmt doctor", "task-mgmt doctor --fix", "task-mgmt doctor --fix --accept-loss",
                "task-mgmt doctor --json | jq -r '.findings[] | select(.severity == \"problem\") | .code'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (acceptLoss.isSet() && !fix.isSet()) {
            throw new UsageException("--accept-loss says what --fix may do: give both");
        }
        if (dryRun.isSet() && fix.isSet()) {
            throw new UsageException("--dry-run and --fix exclude each other: give one of them");
        }
        Path directory = log.directory(session);
        if (Files.exists(directory) && !(Files.isReadable(directory) && Files.isExecutable(directory))) {
            throw new AccessDeniedException(directory.toString());
        }
        Doctor doctor = new Doctor(directory, log.settings(session));
        Doctor.Outcome outcome = fix.isSet()
                ? doctor.fix(acceptLoss.isSet(), notice -> session.err().println(Program.NAME + ": " + Plain.text(notice)))
                : new Doctor.Outcome(List.of(), doctor.examine());
        Examination examination = outcome.after();
        List<Diagnosis> fixed = outcome.fixed();
        String place = directory.toAbsolutePath().normalize().toString();
        output.show(new DoctorDocument(place, examination, fixed, fix.isSet()), session);
        if (examination.unseen()) {
            return ExitCode.LOG;
        }
        return examination.count(Gravity.PROBLEM) > 0 ? ExitCode.NO : ExitCode.DONE;
    }
}
