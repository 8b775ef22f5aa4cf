package taskmgmt.cli.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentCatalogue;
import taskmgmt.agent.AgentChoice;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.Analysis;
import taskmgmt.agent.Budget;
import taskmgmt.agent.TaskFacts;
import taskmgmt.change.agent.AgentReading;
import taskmgmt.change.agent.AgentRecords;
import taskmgmt.change.agent.AgentsFile;
import taskmgmt.change.agent.TaskAsGoal;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LauncherVariables;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Numbers;
import taskmgmt.number.Decimal;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.agent.AgentJob;
import taskmgmt.run.agent.AgentKinds;
import taskmgmt.run.agent.AgentListener;
import taskmgmt.run.agent.AgentPlace;
import taskmgmt.run.agent.AgentResult;
import taskmgmt.run.agent.AgentRunner;
import taskmgmt.run.agent.Approvals;
import taskmgmt.run.agent.Purse;
import taskmgmt.run.agent.tool.OwnTool;
import taskmgmt.run.task.Owners;
import taskmgmt.run.worker.WorkOutput;
import taskmgmt.store.Warnings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;
import taskmgmt.time.Durations;
import taskmgmt.view.agent.AgentPlanDocument;
import taskmgmt.view.agent.AgentRunDocument;

/** Has an agent do a task. */
final class AgentRunCommand extends Command {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int MAX_STEPS = 10_000;

    private final Option<String> id = argument("TASK").text("the task, by its id, a unique prefix of it, or @last");
    private final Option<String> agent = option("--agent", "-a").label("AGENT").text("agent to use (default: the one with the best score)");
    private final Option<Path> directory = option("--directory").as(Path::of, "DIR").text("working directory, which no tool may leave (default: here)");
    private final Option<String> verify = option("--verify").label("LINE")
            .text("shell command that exits with 0 if the task is done; else it is planned again");
    private final Options<String> allow = option("--allow").label("TOOL").repeatable("allow a tool that is marked as dangerous, for this run");
    private final Option<Integer> replans = option("--replans").as(Numbers.between(0, AgentJob.MAX_REPLANS), "N")
            .text("how often to plan again after a failed step (default: 3)");
    private final Option<Integer> steps = option("--max-steps").as(Numbers.between(1, MAX_STEPS), "N").text("limit on steps and tool calls (default: the agent's)");
    private final Option<Integer> tokens = option("--max-tokens").as(Numbers.between(1, Integer.MAX_VALUE), "N").text("limit on tokens (default: the agent's)");
    private final Option<Double> cost = option("--max-cost").as(AgentRunCommand::dollars, "DOLLARS").text("limit on cost, in US dollars (default: the agent's)");
    private final Option<Duration> time = option("--timeout").as(Durations::positive, "DURATION").text("limit on time (default: the agent's)");
    private final Flag dryRun = flag("--dry-run").text("show which agent would do it by which plan, without running it");
    private final Flag quiet = flag("-q", "--quiet").text("do not report steps");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    private final InnerCommands.Runner runner;

    /** @param runner runs the commands behind tools */
    AgentRunCommand(InnerCommands.Runner runner) {
        super("agent run", "let an agent do a task, with a child task for each step and tool call");
        this.runner = runner;
        details("The task is analysed, an agent chosen by its score, and a plan made; its steps are taken, three at a time where they do not wait for "
                        + "each other. Where one fails, it is planned again with the error in it; where the agent is of no use, another one takes over.",
                "A tool that is marked as dangerous is not called before somebody allows it: the task rests until the command is given again with "
                        + "--allow TOOL, and what is completed is not done again.",
                "Exit code: 0 the task is completed; 1 it failed; 2 the agent cannot do what a step takes; 3 no agent is for it "
                        + "(NO_CAPABLE_AGENTS), and nothing has happened to it; 4 the agent is not for it, or it rests; 6 all agents "
                        + "for it have as much to do as they may (CONCURRENCY_LIMIT); 130 interrupted.");
        examples("task-mgmt agent run web_deploy_1a2b3c4d --dry-run", "task-mgmt agent run @last --agent fixer --verify 'make test'");
    }

    private static Double dollars(String text) {
        double amount = Decimal.parse(text).doubleValue();
        if (amount <= 0 || amount > 1_000_000) {
            throw new IllegalArgumentException("'" + text + "' is no amount above 0");
        }
        return amount;
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        Path workspace = session.workingDirectory().resolve(directory.or(Path.of(""))).toAbsolutePath().normalize();
        if (!Files.isDirectory(workspace)) {
            throw new UsageException("--directory: " + workspace + " is no directory");
        }
        LogReader logs = log.reader(session);
        Task task = logs.resolve(id.get());
        try {
            return run(task, logs, workspace, session);
        } catch (AgentException e) {
            session.err().println(Program.NAME + ": " + Plain.text(e.words()));
            return AgentExit.of(e.fault());
        }
    }

    private ExitCode run(Task task, LogReader logs, Path workspace, Session session) throws IOException, InterruptedException, AgentException {
        AgentCatalogue agents = AgentsFile.read(logs.directory());
        TaskFacts facts = TaskAsGoal.of(task);
        AgentReading reading = AgentReading.look(logs.directory());
        AgentChoice choice = AgentChoice.of(facts, agents, reading.histories(), agent.orNull(), session.now());
        if (dryRun.isSet()) {
            output.show(AgentPlanDocument.of(facts, Analysis.of(facts), choice), session);
            return ExitCode.DONE;
        }
        AgentJob job = AgentJob.of(task, choice, verify.orNull(), replans.or(AgentJob.MAX_REPLANS), reading, logs);
        AgentResult result = lead(job, reading, agents, workspace, session);
        String status = logs.resolve(task.id()).status().text();
        output.show(new AgentRunDocument(task.id(), status, result.tried(), result.planner(), result.steps(), result.replans(), result.text(), result.fault(),
                result.error(), result.spent(), result.took()), session);
        session.acknowledge("what became of task " + task.id() + " is recorded");
        return result.completed() ? ExitCode.DONE : result.interrupted() ? ExitCode.INTERRUPTED : result.waits() ? ExitCode.NOT_ALLOWED
                : result.fault() == null ? ExitCode.NO : AgentExit.of(result.fault());
    }

    private AgentResult lead(AgentJob job, AgentReading reading, AgentCatalogue agents, Path workspace, Session session)
            throws IOException, InterruptedException, AgentException {
        Path logs = log.directory(session);
        Warnings warnings = text -> say(text, session);
        AgentListener listener = text -> {
            if (!quiet.isSet()) {
                synchronized (session.err()) {
                    session.err().println(Human.time(session.now()) + "  " + Plain.text(text));
                }
            }
        };
        Agent first = job.choice().first().agent();
        Budget budget = first.budget().with(new Budget(steps.orNull(), tokens.isSet() ? Long.valueOf(tokens.get()) : null, cost.orNull(), time.orNull()));
        try (SignalRelay signals = SignalRelay.ending(GRACE);
                TaskLog writer = TaskLog.at(logs, log.settings(session), warnings)) {
            AgentPlace place = new AgentPlace(writer, session.workingDirectory().toAbsolutePath(), workspace, WorkOutput.directory(logs), session.environment(),
                    LauncherVariables.restored(session), session.processes(), signals, warnings, session.clock(), GRACE);
            AgentRecords records = new AgentRecords(writer, session.random(), Owners.named(session.processes(), ProcessHandle.current().pid()));
            Approvals approvals = new Approvals(new LinkedHashSet<>(allow.all()));
            InnerCommands inner = new InnerCommands(runner, session, logs, first.name());
            OwnTool.Commands own = words -> inner.run(words, OwnTool.Outcome::new);
            try (AgentKinds kinds = new AgentKinds(place, agents, approvals, records, listener, own)) {
                return new AgentRunner(place, records, kinds, approvals, new Purse(budget), listener).run(job, reading);
            }
        }
    }

    private static void say(String text, Session session) {
        synchronized (session.err()) {
            session.err().println(Program.NAME + ": " + Plain.text(text));
        }
    }
}
