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

/** Which noun is whose: the commands themselves are declared by the room that has them. */
final class Catalog {
    private Catalog() {}

    /** Nouns that somebody looks for together. */
    record Group(String title, List<String> nouns) {
        private static Group of(String title, String... nouns) {
            return new Group(title, List.of(nouns));
        }
    }

    /** Everything there is to say first, by what people want to do. */
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

    /** What is declared of every command, in the order of the help. */
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
            case "task" -> "create tasks, report on them, list them";
            case "trigger" -> "run workflows on webhooks, events of tasks and changed files";
            case "workflow" -> "steps that depend on each other: define, run, resume, retry them";
            case "agent" -> "programs, models and servers that do tasks";
            case "workflow template" -> "workflows that come with the program, to begin with";
            case "alert" -> "what somebody is told, by a program, a web server or mail";
            case "expect" -> "runs that have to come again and again, and those that did not";
            case "queue" -> "what waits for a worker, and what holds for its groups";
            case "handler" -> "commands with a name and versions, and which tasks get which";
            case "flag" -> "features that some tasks have, and others not yet";
            case "dead" -> "commands that failed for good: run them again, or give them up";
            case "incident" -> "what went wrong, and how it was healed";
            case "heal" -> "find failures by playbooks, and heal them";
            case "learn" -> "learn settings from what has ended, and what was learned";
            case "learning" -> "training, configuration versions, knowledge";
            case "events" -> "the bus that any program can write to";
            case "export" -> "the logs as tables of a database";
            case "audit" -> "who changed what, and whether the record was changed since";
            case "audit key" -> "the key that checkpoints of the audit log are signed with";
            case "policy" -> "who may do what";
            case "governance" -> "configuration updates that wait for consent, and giving it";
            case "evidence" -> "whether healing, learning and tracking work";
            case "knowledge" -> "find what the log knows, by words and by categories";
            case "key" -> "what clients of the server are known by";
            case "integration" -> "other systems that are asked to work";
            case "bridge", "bridge kafka" -> "events to and from a topic of Kafka";
            case "code" -> "the structure of source code: functions, complexity, dead code";
            case "credential" -> "passwords and tokens of other systems, encrypted";
            case "logs" -> "the files that the logs are made of";
            case "report" -> "pages that sum up a period";
            case "config" -> "settings in files: your own, and those of a project";
            case "system" -> "how the logs and the machine are";
            default -> throw new IllegalArgumentException("no noun '" + noun + "'");
        };
    }
}
