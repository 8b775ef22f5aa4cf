package taskmgmt.cli.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.audit.checkpoint.NoteTrust;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.doctor.Doctor;
import taskmgmt.journal.LogFiles;
import taskmgmt.render.Human;
import taskmgmt.report.system.HealthCheck;
import taskmgmt.report.system.LogFigures;
import taskmgmt.report.system.VitalSigns;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.survey.LockProbe;
import taskmgmt.store.survey.LogCondition;
import taskmgmt.store.survey.LossSurvey;
import taskmgmt.store.verify.AuditVerifier;
import taskmgmt.view.system.HealthRows;
import taskmgmt.view.system.SystemView;

/** Reports whether the log can be relied on now. */
final class SystemHealthCommand extends Command {
    /** Longer than any change takes, except for a batch. */
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(1);

    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("checks", HealthRows.ROWS,
            "as made"));

    SystemHealthCommand() {
        super("system health", "check that the log can be read and written, and what to do if not");
        details("Exits 0 while no check fails; a warning needs attention, but everything works. Warns when the lock is "
                + "kept for " + Human.duration(LOCK_PATIENCE) + ", when more than " + Human.bytes(HealthCheck.BUS_BYTES)
                + " wait on the bus, and below " + Human.bytes(HealthCheck.LITTLE_DISK_BYTES) + " of free disk; fails below "
                + Human.bytes(HealthCheck.MIN_DISK_BYTES) + ".",
                "It fails where the record was changed. As in 'task-mgmt audit verify --incremental', what was found whole before and was not touched since "
                        + "is not read again; 'task-mgmt audit verify' reads all of it.");
        examples("task-mgmt system health", "task-mgmt system health --json | jq -r '.[] | select(.level != \"ok\") | .remedy'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        List<HealthCheck> checks = HealthCheck.of(signs(log.directory(session).toAbsolutePath().normalize(), SystemReading.of(log, session)));
        output.list(HealthRows.ROWS, checks, session);
        boolean healthy = true;
        for (HealthCheck check : checks) {
            healthy &= check.level() != HealthCheck.Level.FAIL;
        }
        return healthy ? ExitCode.DONE : ExitCode.NO;
    }

    private static VitalSigns signs(Path directory, SystemView view) throws IOException {
        SystemView.Disk disk = view.disk();
        LossSurvey losses = LossSurvey.of(directory);
        LockProbe lock = LockProbe.of(directory, LOCK_PATIENCE);
        List<LogCondition.Log> refusing = refusing(directory);
        List<String> open = new ArrayList<>(losses.open());
        List<String> unterminated = unterminated(view);
        for (LogCondition.Log log : refusing) {
            if (!log.name().equals(LogFiles.AUDIT) || losses.open().isEmpty()) {
                open.add(log.refusal());
            }
            if (log.hasForeignEnd()) {
                unterminated.remove(log.name());
            }
        }
        if (open.isEmpty() && losses.acceptedTexts().isEmpty() && Files.isDirectory(directory)) {
            open.addAll(changes(directory, view.now()));
        }
        return new VitalSigns(access(directory), lock.holder(), lock.failure(), unterminated, damaged(directory, view),
                open, losses.acceptedTexts(),
                view.lag().busBytes(), view.lag().busLines(), view.lag().unaudited(),
                disk == null ? null : disk.freeBytes(), view.now(), view.newest());
    }

    /** Signs that somebody has changed the record, if no other check reports it. */
    private static List<String> changes(Path directory, Instant now) throws IOException {
        if (AuditVerifier.verifyNew(directory, List.of(), NoteTrust.NONE, now).findings().isEmpty()) {
            return List.of();
        }
        List<String> changes = Doctor.changes(directory, now);
        return changes.isEmpty() ? changes : List.of(changes.getFirst() + (changes.size() > 1 ? ", and more" : ""));
    }

    /**
     * Logs that the next command would refuse to write to in their present state. They are checked twice, so that a write in progress does
     * not count.
     */
    private static List<LogCondition.Log> refusing(Path directory) throws IOException {
        List<LogCondition.Log> refusing = refusing(LogCondition.of(directory));
        return refusing.isEmpty() ? refusing : refusing(LogCondition.of(directory));
    }

    private static List<LogCondition.Log> refusing(LogCondition condition) {
        List<LogCondition.Log> refusing = new ArrayList<>();
        for (LogCondition.Log log : condition.logs()) {
            if (!log.refusal().isEmpty()) {
                refusing.add(log);
            }
        }
        return refusing;
    }

    private static VitalSigns.Access access(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return VitalSigns.Access.ABSENT;
        }
        if (!Files.isWritable(directory)) {
            return VitalSigns.Access.READ_ONLY;
        }
        return LogReader.at(directory).isUnsynced() ? VitalSigns.Access.UNSYNCED : VitalSigns.Access.WRITABLE;
    }

    private static List<String> unterminated(SystemView view) {
        List<String> names = new ArrayList<>();
        for (LogFigures each : view.logs()) {
            if (each.unterminatedBytes() > 0) {
                names.add(each.name());
            }
        }
        return names;
    }

    /** Damaged logs. Damaged lines on the bus do no harm there, and are reported when they are ingested. */
    private static List<VitalSigns.DamagedLog> damaged(Path directory, SystemView view) throws IOException {
        List<VitalSigns.DamagedLog> damaged = new ArrayList<>();
        for (LogFigures each : view.logs()) {
            boolean registry = each.name().equals(LogReader.REGISTRY);
            long lines = registry ? Math.max(each.oddLines(), view.tasks().damaged()) : each.oddLines();
            lines -= registry && lines > 0 ? Doctor.unknownLines(directory, each.name()) : 0;
            if (lines > 0 && !each.name().equals(LogReader.EVENTS)) {
                damaged.add(new VitalSigns.DamagedLog(each.name(), lines, each.firstOdd()));
            }
        }
        return damaged;
    }
}
