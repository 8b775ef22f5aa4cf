package taskmgmt.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.agent.AgentCommands;
import taskmgmt.cli.alert.AlertCommands;
import taskmgmt.cli.audit.AuditCommands;
import taskmgmt.cli.bridge.BridgeCommands;
import taskmgmt.cli.code.CodeCommands;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Verb;
import taskmgmt.cli.config.ConfigCommands;
import taskmgmt.cli.credential.CredentialCommands;
import taskmgmt.cli.dashboard.DashboardCommands;
import taskmgmt.cli.digest.DigestCommands;
import taskmgmt.cli.events.EventsCommands;
import taskmgmt.cli.expect.ExpectCommands;
import taskmgmt.cli.export.ExportCommands;
import taskmgmt.cli.heal.HealCommands;
import taskmgmt.cli.imports.ImportCommands;
import taskmgmt.cli.incident.IncidentCommands;
import taskmgmt.cli.integration.IntegrationCommands;
import taskmgmt.cli.learn.LearnCommands;
import taskmgmt.cli.learning.LearningCommands;
import taskmgmt.cli.logs.LogsCommands;
import taskmgmt.cli.mcp.McpCommands;
import taskmgmt.cli.policy.PolicyCommands;
import taskmgmt.cli.report.ReportCommands;
import taskmgmt.cli.rollout.RolloutCommands;
import taskmgmt.cli.run.RunCommands;
import taskmgmt.cli.serve.ServeCommands;
import taskmgmt.cli.shell.ShellCommands;
import taskmgmt.cli.system.SystemCommands;
import taskmgmt.cli.task.TaskCommands;
import taskmgmt.cli.top.TopCommands;
import taskmgmt.cli.trigger.TriggerCommands;
import taskmgmt.cli.workflow.WorkflowCommands;

/** Which package provides each noun. The commands themselves are declared in those packages. */
final class Catalog {
    private Catalog() {}

    /** Nouns that belong together in the help. */
    record Group(String title, List<String> nouns) {
        private static Group of(String title, String... nouns) {
            return new Group(title, List.of(nouns));
        }
    }

    /** All nouns, grouped by what people want to do. */
    static final List<Group> GROUPS = List.of(
            Group.of("Run commands", "run", "batch", "wait", "follow"),
            Group.of("Queue", "add", "worker", "queue", "dead", "handler", "flag", "simulate"),
            Group.of("Workflows and agents", "workflow", "trigger", "agent", "mcp"),
            Group.of("Tasks", "task", "expect", "alert", "events"),
            Group.of("Healing and learning", "incident", "heal", "learn", "learning", "governance", "evidence"),
            Group.of("Figures", "stats", "forecast", "anomalies", "stuck", "sla", "mttr", "trend", "insights", "evaluate", "knowledge",
                    "top", "dashboard", "report"),
            Group.of("Proof and permission", "audit", "policy"),
            Group.of("Other systems", "import", "export", "serve", "key", "integration", "bridge", "code", "credential"),
            Group.of("The log and its settings", "logs", "system", "doctor", "init", "config"),
            Group.of("The program", "shell", "shell-init", "completion", "help", "version"));

    /** The first words of all commands, in the order of the help. */
    static final List<String> NOUNS = GROUPS.stream().flatMap(group -> group.nouns().stream()).toList();

    /** The declaration of every command, in the order of the help. */
    static List<Verb> verbs() {
        List<Verb> verbs = new ArrayList<>();
        for (String noun : NOUNS) {
            Commands room = room(noun);
            if (room == null) {
                throw new IllegalStateException("nobody has the noun '" + noun + "'");
            }
            for (Verb verb : room.verbs()) {
                if (verb.noun().equals(noun)) {
                    verbs.add(verb);
                }
            }
        }
        return verbs;
    }

    /** The names of all commands, in the order of the help. */
    static List<String> names() {
        return verbs().stream().map(Verb::name).toList();
    }

    /** A new instance of the command with this name, or null if there is none. */
    static @Nullable Command command(String name) {
        int space = name.indexOf(' ');
        Commands room = room(space < 0 ? name : name.substring(0, space));
        return room == null ? null : room.command(name);
    }

    private static @Nullable Commands room(String noun) {
        return switch (noun) {
            case "run", "batch", "add", "worker", "queue", "wait", "follow", "dead", "simulate" -> new RunCommands(CommandLineRunner::run);
            case "handler", "flag" -> new RolloutCommands();
            case "workflow" -> new WorkflowCommands();
            case "trigger" -> new TriggerCommands();
            case "agent" -> new AgentCommands(CommandLineRunner::run);
            case "task" -> new TaskCommands();
            case "alert" -> new AlertCommands();
            case "expect" -> new ExpectCommands();
            case "incident" -> new IncidentCommands();
            case "heal" -> new HealCommands();
            case "learn" -> new LearnCommands();
            case "learning", "governance" -> new LearningCommands();
            case "events" -> new EventsCommands();
            case "import" -> new ImportCommands();
            case "export" -> new ExportCommands();
            case "audit" -> new AuditCommands();
            case "integration" -> new IntegrationCommands();
            case "bridge" -> new BridgeCommands();
            case "code" -> new CodeCommands();
            case "credential" -> new CredentialCommands();
            case "policy" -> new PolicyCommands();
            case "evidence", "stats", "forecast", "anomalies", "stuck", "sla", "mttr", "trend", "insights", "evaluate", "knowledge" -> new ReportCommands();
            case "top" -> new TopCommands(CommandLineRunner::run);
            case "dashboard" -> new DashboardCommands();
            case "report" -> new DigestCommands(Catalog::command);
            case "logs" -> new LogsCommands();
            case "system", "doctor" -> new SystemCommands();
            case "serve", "key" -> new ServeCommands(Catalog::command, CommandLineRunner::run);
            case "mcp" -> new McpCommands(CommandLineRunner::run);
            case "init", "config" -> new ConfigCommands();
            case "shell", "shell-init" -> new ShellCommands(CommandLineRunner::runSettled, new SpokenWords(CommandLineRunner::runSettled));
            case "version", "help", "completion" -> new OwnCommands();
            default -> null;
        };
    }

    /** What help says about a noun. */
    static String noun(String noun) {
        return switch (noun) {
            case "task" -> "create tasks, report on them and list them";
            case "trigger" -> "start workflows on webhooks, task events and file changes";
            case "workflow" -> "define, run, resume and retry multi-step workflows";
            case "agent" -> "manage the programs, models and MCP servers that do tasks";
            case "workflow template" -> "list and copy the built-in workflow templates";
            case "alert" -> "send alerts by command, webhook or mail";
            case "expect" -> "declare runs that must recur, and find those missing or late";
            case "queue" -> "manage queued commands, groups and breakers";
            case "handler" -> "manage named, versioned commands and their rollout";
            case "flag" -> "switch features on for some tasks, or for all";
            case "dead" -> "list, requeue or discard commands that failed for good";
            case "incident" -> "record incidents and how they were resolved";
            case "heal" -> "detect failures by playbook and heal them";
            case "learn" -> "learn settings from finished tasks, and publish better ones";
            case "learning" -> "record training, configuration updates and knowledge";
            case "events" -> "publish, ingest and follow events";
            case "export" -> "export the logs to PostgreSQL, SQL or OpenTelemetry";
            case "audit" -> "show who changed what, and prove that the record is intact";
            case "audit key" -> "manage the key that signs audit checkpoints";
            case "policy" -> "show and check who may do what";
            case "governance" -> "approve or reject configuration updates";
            case "evidence" -> "report whether healing, learning and tracking work";
            case "knowledge" -> "search tasks, incidents and insights";
            case "key" -> "manage the API keys of the server's clients";
            case "integration" -> "manage the other systems that tasks are sent to";
            case "bridge", "bridge kafka" -> "publish events to a Kafka topic, and take them from one";
            case "code" -> "analyse source code: functions, complexity, dead code";
            case "credential" -> "store passwords and tokens of other systems, encrypted";
            case "logs" -> "rotate, merge, back up and restore the log files";
            case "report" -> "write a report page on a period";
            case "config" -> "show and change settings, your own or a project's";
            case "system" -> "show the state of the logs and of the machine";
            default -> throw new IllegalArgumentException("no noun '" + noun + "'");
        };
    }
}
