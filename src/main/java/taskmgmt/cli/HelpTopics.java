package taskmgmt.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import taskmgmt.cli.command.Session;

/**
 * The documentation that comes with the program: one topic for each file of {@code src/docs}, which the build puts into the
 * jar, for {@code help}, and into the install image, for people. A new topic is a file, its name in {@link #NAMES} and its
 * line in {@link #summary}.
 */
final class HelpTopics {
    /** Most wanted topics first. A topic that shares its name with a command or noun goes into more depth than their help. */
    static final List<String> NAMES = List.of(
            "running", "queue", "workflows", "agents", "mcp", "healing", "learning", "tasks", "commands",
            "shell", "settings", "conventions", "bus", "java-api", "serving", "deploying", "importing", "exporting",
            "triggers", "integrations", "code",
            "statistics", "forecasts", "anomalies",
            "deadlines", "alerts", "reports", "policy",
            "proofs", "promises", "log-format", "audit-actions", "doctor", "benchmarks", "scaling", "architecture", "contributing", "changelog");

    private HelpTopics() {}

    /** One line on a topic, short enough for a list in 80 columns. */
    static String summary(String topic) {
        return switch (topic) {
            case "running" -> "running commands as tasks: figures, signals, timeouts, retries";
            case "queue" -> "queued commands: order, groups, schedules, dead letters";
            case "workflows" -> "multi-step workflows: files, runs, crashes, retries";
            case "agents" -> "agents that do tasks, and their tools and budgets";
            case "mcp" -> "agents that claim and report tasks over MCP";
            case "healing" -> "playbooks: detectors, remedies, limits, what is recorded";
            case "learning" -> "how settings are learned, back-tested and rolled back";
            case "tasks" -> "ids, states, dependencies, verification, order of work";
            case "commands" -> "every command in one line, output formats, completion";
            case "shell" -> "the prompt, scripts, and 'top'";
            case "settings" -> "which log a command uses; settings files and variables";
            case "conventions" -> "what all commands share: lists, ids, formats, errors";
            case "bus" -> "reporting from any program by appending a line";
            case "java-api" -> "reporting and running tasks from a Java program";
            case "importing" -> "job logs, CI runs, to-do lists and incidents of other systems";
            case "triggers" -> "starting workflows on webhooks, events and file changes";
            case "exporting" -> "PostgreSQL tables and OpenTelemetry spans";
            case "integrations" -> "Codegen, Qdrant, Kafka, and their credentials";
            case "code" -> "analyse source code: functions, complexity, dead code";
            case "serving" -> "the REST API and the web pages";
            case "deploying" -> "packages, services, containers, several servers, upgrades";
            case "statistics" -> "what the figures mean and how exact they are";
            case "forecasts" -> "how predictions are made, calibrated and back-tested";
            case "anomalies" -> "unusual runs and shifts, and the rules that find them";
            case "deadlines" -> "deadlines, escalation, stalled tasks";
            case "alerts" -> "alerts by command, webhook and mail";
            case "reports" -> "repair times, insights, trends, dashboard, monitoring";
            case "policy" -> "who may do what, governance, redaction of secrets";
            case "proofs" -> "audit verify, checkpoints, keys, proofs for outsiders";
            case "promises" -> "what is guaranteed after a crash, and what is not";
            case "log-format" -> "the files of a log directory, rotation, merging";
            case "audit-actions" -> "reference of audit log entries";
            case "doctor" -> "what to do when a log is damaged";
            case "benchmarks" -> "how fast it is, compared with what, and how it is measured";
            case "scaling" -> "the limits of one log directory, and how to go beyond them";
            case "architecture" -> "how the code is laid out, and what to touch for a change";
            case "contributing" -> "building, testing and changing the program";
            case "changelog" -> "what changed for users, version by version";
            default -> throw new IllegalArgumentException("no topic '" + topic + "'");
        };
    }

    /** Writes the topic as plain text, {@code width} columns wide, with bold headings if colours are enabled. */
    static void write(String topic, int width, Session session) throws IOException {
        session.out().append(new MarkdownText(width, session.takesColour()).of(markdown(topic).lines().toList()));
    }

    /** The name of the file with a topic, in {@code src/docs} and in the directory {@code docs} of the install image. */
    static String file(String topic) {
        return topic.equals("architecture") ? "ARCHITECTURE.md" : topic + ".md"; // the name that people expect on a code host
    }

    private static String markdown(String topic) throws IOException {
        try (InputStream file = HelpTopics.class.getResourceAsStream("/taskmgmt/docs/" + file(topic))) {
            if (file == null) {
                throw new IllegalStateException("the documentation of '" + topic + "' is not in the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
