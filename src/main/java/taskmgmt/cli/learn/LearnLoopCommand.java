package taskmgmt.cli.learn;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.learned.LearningPass;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.render.Plain;
import taskmgmt.run.SignalRelay;
import taskmgmt.store.read.LogExtent;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;
import taskmgmt.time.Durations;
import taskmgmt.view.learned.LearningPassDocument;

/** Learns settings from ended tasks, and publishes those that are better. */
final class LearnLoopCommand extends Command {
    private final Flag once = flag("--once").text("make one pass, then exit (the default)");
    private final Option<Duration> every = option("--every").as(Durations::positive, "DURATION")
            .text("make a pass whenever the log has grown, with this pause in between, until a signal ends it: 60s");
    private final Flag dryRun = flag("--dry-run").text("show what a pass finds and would do, without recording or changing anything");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    LearnLoopCommand() {
        super("learn loop", "learn settings from finished tasks, and publish those that beat the ones in force");
        details("Each lesson is fitted on the older part of the history and compared with what is in force on the newer part, of which "
                        + "neither knew anything. Better is a mean loss lower by 1% or more, in enough of up to 8 consecutive parts that "
                        + "chance would do it once in twenty.",
                "forecast: how forecasts forget and weigh. anomalies: from how many times the mean on a run of a group is one. timeouts: how "
                        + "long 'run --timeout forecast' waits for a group. remedies: which one is tried first for a failure mode.",
                "What is better becomes a version: an update of the configuration learned_settings, with its figures, which the policy may "
                        + "hold for approval. Once in force it is watched, and rolled back where what it replaced would do better.",
                "", "No history is tried twice: a lesson waits until enough has ended since.");
        examples("task-mgmt learn loop --dry-run", "task-mgmt learn loop --every 60s");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        if (every.isSet() && (once.isSet() || dryRun.isSet())) {
            throw new UsageException("--every goes without --once and --dry-run");
        }
        try (TaskLog writer = log.writer(session)) {
            if (!every.isSet()) {
                output.show(new LearningPassDocument(pass(writer, session), dryRun.isSet()), session);
                return ExitCode.DONE;
            }
            return loop(writer, session);
        }
    }

    private LearningPass.Result pass(TaskLog writer, Session session) throws IOException {
        return new LearningPass(writer, session.random()).run(dryRun.isSet(), session.now());
    }

    /** A pass that finds nothing to do prints nothing, except for the first: the user who started the loop wants to see that it runs. */
    private ExitCode loop(TaskLog writer, Session session) throws IOException, InterruptedException {
        @Nullable LogExtent read = null;
        try (SignalRelay signals = SignalRelay.open()) {
            do {
                LogExtent there = LogExtent.of(writer.directory());
                if (!there.equals(read)) {
                    boolean first = read == null;
                    read = there;
                    report(writer, first, session);
                }
            } while (!signals.await(every.get()));
        }
        return ExitCode.DONE;
    }

    /** Prints the outcome of a pass. What was refused to one pass may be allowed to the next. */
    private void report(TaskLog writer, boolean first, Session session) throws IOException {
        try {
            LearningPass.Result result = pass(writer, session);
            if (first || result.step() != LearningPass.Step.NOTHING && result.step() != LearningPass.Step.WAITING) {
                output.show(new LearningPassDocument(result, false), session);
                session.out().flush();
            }
        } catch (RefusedException e) {
            session.err().println(Program.NAME + ": " + Plain.text(String.valueOf(e.getMessage())));
        }
    }
}
