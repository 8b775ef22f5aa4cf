package taskmgmt.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.audit.AuditCheckpointCommand;
import taskmgmt.cli.audit.AuditKeyInitCommand;
import taskmgmt.cli.audit.AuditKeyRotateCommand;
import taskmgmt.cli.audit.AuditKeyShowCommand;
import taskmgmt.cli.audit.AuditListCommand;
import taskmgmt.cli.audit.AuditProveCommand;
import taskmgmt.cli.audit.AuditVerifyCommand;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.dashboard.DashboardCommand;
import taskmgmt.cli.events.EventsFollowCommand;
import taskmgmt.cli.events.EventsIngestCommand;
import taskmgmt.cli.events.EventsPublishCommand;
import taskmgmt.cli.imports.ImportCommand;
import taskmgmt.cli.incident.IncidentChangeCommand;
import taskmgmt.cli.incident.IncidentListCommand;
import taskmgmt.cli.incident.IncidentOpenCommand;
import taskmgmt.cli.incident.IncidentReconcileCommand;
import taskmgmt.cli.incident.IncidentShowCommand;
import taskmgmt.cli.learning.GovernanceDecisionCommand;
import taskmgmt.cli.learning.GovernanceListCommand;
import taskmgmt.cli.learning.LearningCompleteCommand;
import taskmgmt.cli.learning.LearningConfigCommand;
import taskmgmt.cli.learning.LearningListCommand;
import taskmgmt.cli.learning.LearningProgressCommand;
import taskmgmt.cli.learning.LearningRegisterCommand;
import taskmgmt.cli.logs.LogsMergeCommand;
import taskmgmt.cli.logs.LogsRotateCommand;
import taskmgmt.cli.logs.LogsStatusCommand;
import taskmgmt.cli.policy.PolicyCheckCommand;
import taskmgmt.cli.policy.PolicyShowCommand;
import taskmgmt.cli.report.AnomaliesCommand;
import taskmgmt.cli.report.EvidenceHealingCommand;
import taskmgmt.cli.report.EvidenceLearningCommand;
import taskmgmt.cli.report.EvidenceUnifiedCommand;
import taskmgmt.cli.report.ForecastBacktestCommand;
import taskmgmt.cli.report.ForecastCommand;
import taskmgmt.cli.report.ForecastRemainingCommand;
import taskmgmt.cli.report.InsightsCommand;
import taskmgmt.cli.report.MttrCommand;
import taskmgmt.cli.report.SlaCommand;
import taskmgmt.cli.report.SlaEscalateCommand;
import taskmgmt.cli.report.StatsCommand;
import taskmgmt.cli.report.StatsCompareCommand;
import taskmgmt.cli.report.StuckCommand;
import taskmgmt.cli.report.TrendCommand;
import taskmgmt.cli.shell.ShellInitCommand;
import taskmgmt.cli.system.DoctorCommand;
import taskmgmt.cli.system.SystemHealthCommand;
import taskmgmt.cli.system.SystemMetricsCommand;
import taskmgmt.cli.system.SystemStatusCommand;
import taskmgmt.cli.task.TaskCancelCommand;
import taskmgmt.cli.task.TaskCompleteCommand;
import taskmgmt.cli.task.TaskCreateCommand;
import taskmgmt.cli.task.TaskDepsCommand;
import taskmgmt.cli.task.TaskFailCommand;
import taskmgmt.cli.task.TaskHistoryCommand;
import taskmgmt.cli.task.TaskListCommand;
import taskmgmt.cli.task.TaskOrderCommand;
import taskmgmt.cli.task.TaskPauseCommand;
import taskmgmt.cli.task.TaskProgressCommand;
import taskmgmt.cli.task.TaskQueueCommand;
import taskmgmt.cli.task.TaskResumeCommand;
import taskmgmt.cli.task.TaskRetryCommand;
import taskmgmt.cli.task.TaskShowCommand;
import taskmgmt.cli.task.TaskSnapshotCommand;
import taskmgmt.cli.task.TaskSnapshotsCommand;
import taskmgmt.cli.task.TaskStartCommand;
import taskmgmt.cli.task.TaskUpdateCommand;
import taskmgmt.cli.task.TaskVerifyCommand;
import taskmgmt.cli.task.TaskWatchCommand;

/**
 * All commands there are. A new one is a class, a case in {@link #command} and its name in {@link #NAMES}.
 *
 * <p>A switch rather than a table, so that only the chosen command's class is loaded.
 */
public final class Catalog {
    private Catalog() {}

    /**
     * In the order of the help. A name is a noun and a verb, or a plain verb, which may have verbs of its own after it; a noun may
     * have a noun of its own before the verb.
     */
    static final List<String> NAMES = List.of(
            "task create", "task start", "task progress", "task update", "task verify", "task complete", "task fail",
            "task cancel", "task pause", "task resume", "task retry", "task queue", "task snapshot",
            "task list", "task show", "task history", "task snapshots", "task deps", "task order", "task watch",
            "incident open", "incident remediate", "incident resolve", "incident fail", "incident list",
            "incident show", "incident reconcile",
            "learning event", "learning training", "learning config", "learning knowledge", "learning progress",
            "learning complete", "learning list",
            "events publish", "events ingest", "events follow", "import",
            "audit list", "audit verify", "audit checkpoint", "audit prove", "audit key init", "audit key show",
            "audit key rotate",
            "policy show", "policy check", "governance list", "governance approve", "governance reject",
            "evidence healing", "evidence learning", "evidence unified",
            "stats", "stats compare",
            "forecast", "forecast remaining", "forecast backtest",
            "anomalies", "stuck", "sla", "sla escalate", "mttr", "trend", "insights", "dashboard",
            "logs status", "logs rotate", "logs merge",
            "system status", "system metrics", "system health", "doctor",
            "shell-init", "version", "help", "completion");

    /** A new instance of the command with this name, or null if there is none. */
    static @Nullable Command command(String name) {
        return switch (name) {
            case "task create" -> new TaskCreateCommand();
            case "task start" -> new TaskStartCommand();
            case "task progress" -> new TaskProgressCommand();
            case "task update" -> new TaskUpdateCommand();
            case "task verify" -> new TaskVerifyCommand();
            case "task complete" -> new TaskCompleteCommand();
            case "task fail" -> new TaskFailCommand();
            case "task cancel" -> new TaskCancelCommand();
            case "task pause" -> new TaskPauseCommand();
            case "task resume" -> new TaskResumeCommand();
            case "task retry" -> new TaskRetryCommand();
            case "task queue" -> new TaskQueueCommand();
            case "task snapshot" -> new TaskSnapshotCommand();
            case "task list" -> new TaskListCommand();
            case "task show" -> new TaskShowCommand();
            case "task history" -> new TaskHistoryCommand();
            case "task snapshots" -> new TaskSnapshotsCommand();
            case "task deps" -> new TaskDepsCommand();
            case "task order" -> new TaskOrderCommand();
            case "task watch" -> new TaskWatchCommand();
            case "incident open" -> new IncidentOpenCommand();
            case "incident remediate" -> IncidentChangeCommand.remediate();
            case "incident resolve" -> IncidentChangeCommand.resolve();
            case "incident fail" -> IncidentChangeCommand.fail();
            case "incident list" -> new IncidentListCommand();
            case "incident show" -> new IncidentShowCommand();
            case "incident reconcile" -> new IncidentReconcileCommand();
            case "learning event" -> LearningRegisterCommand.event();
            case "learning training" -> LearningRegisterCommand.training();
            case "learning config" -> new LearningConfigCommand();
            case "learning knowledge" -> LearningRegisterCommand.knowledge();
            case "learning progress" -> new LearningProgressCommand();
            case "learning complete" -> new LearningCompleteCommand();
            case "learning list" -> new LearningListCommand();
            case "events publish" -> new EventsPublishCommand();
            case "events ingest" -> new EventsIngestCommand();
            case "events follow" -> new EventsFollowCommand();
            case "import" -> new ImportCommand();
            case "audit list" -> new AuditListCommand();
            case "audit verify" -> new AuditVerifyCommand();
            case "audit checkpoint" -> new AuditCheckpointCommand();
            case "audit prove" -> new AuditProveCommand();
            case "audit key init" -> new AuditKeyInitCommand();
            case "audit key show" -> new AuditKeyShowCommand();
            case "audit key rotate" -> new AuditKeyRotateCommand();
            case "logs merge" -> new LogsMergeCommand();
            case "policy show" -> new PolicyShowCommand();
            case "policy check" -> new PolicyCheckCommand();
            case "governance list" -> new GovernanceListCommand();
            case "governance approve" -> GovernanceDecisionCommand.approve();
            case "governance reject" -> GovernanceDecisionCommand.reject();
            case "evidence healing" -> new EvidenceHealingCommand();
            case "evidence learning" -> new EvidenceLearningCommand();
            case "evidence unified" -> new EvidenceUnifiedCommand();
            case "stats" -> new StatsCommand();
            case "stats compare" -> new StatsCompareCommand();
            case "forecast" -> new ForecastCommand();
            case "forecast remaining" -> new ForecastRemainingCommand();
            case "forecast backtest" -> new ForecastBacktestCommand();
            case "anomalies" -> new AnomaliesCommand();
            case "stuck" -> new StuckCommand();
            case "sla" -> new SlaCommand();
            case "sla escalate" -> new SlaEscalateCommand();
            case "mttr" -> new MttrCommand();
            case "trend" -> new TrendCommand();
            case "insights" -> new InsightsCommand();
            case "dashboard" -> new DashboardCommand();
            case "logs status" -> new LogsStatusCommand();
            case "logs rotate" -> new LogsRotateCommand();
            case "system status" -> new SystemStatusCommand();
            case "system metrics" -> new SystemMetricsCommand();
            case "system health" -> new SystemHealthCommand();
            case "doctor" -> new DoctorCommand();
            case "shell-init" -> new ShellInitCommand();
            case "version" -> new VersionCommand();
            case "help" -> new HelpCommand();
            case "completion" -> new CompletionCommand();
            default -> null;
        };
    }

    /** What help says about a noun. */
    static String noun(String noun) {
        return switch (noun) {
            case "task" -> "create tasks, report on them, list them";
            case "incident" -> "what went wrong, and how it was healed";
            case "learning" -> "training, configuration versions, knowledge";
            case "events" -> "the bus that any program can write to";
            case "audit" -> "who changed what, and whether the record was changed since";
            case "audit key" -> "the key that checkpoints of the audit log are signed with";
            case "policy" -> "who may do what";
            case "governance" -> "which updates of a configuration wait for consent, and giving it";
            case "evidence" -> "whether healing, learning and tracking work";
            case "logs" -> "the files that the logs are made of";
            case "system" -> "how the logs and the machine are";
            case "config" -> "settings and where they come from";
            default -> throw new IllegalArgumentException("no noun '" + noun + "'");
        };
    }
}
