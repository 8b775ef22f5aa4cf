package taskmgmt.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.NewTask;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.HistoryLimits;
import taskmgmt.cli.option.OutputFile;
import taskmgmt.cli.value.Monitoring;
import taskmgmt.cli.value.Texts;
import taskmgmt.preset.WorkPreset;
import taskmgmt.render.Human;
import taskmgmt.report.deadline.StuckLimit;
import taskmgmt.run.Child;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.http.AddressRule;
import taskmgmt.run.task.FollowUp;
import taskmgmt.run.task.Heard;
import taskmgmt.run.task.IfRunning;
import taskmgmt.run.task.MetricPattern;
import taskmgmt.run.task.RunRequest;
import taskmgmt.run.task.TimeRule;
import taskmgmt.stats.Group;

/** How a command is run: for how long, how often, and how its output and exit are treated. */
final class TryOptions extends RetryOptions {
    private final Option<TimeRule> timeout = option("--timeout").as(TryOptions::timeRule, "DURATION|p95xN|forecast").variable("TASK_MGMT_TIMEOUT")
            .text("time limit: TERM to it and all its descendants, KILL after the grace period. p95x3 is three times the 95th "
                    + "percentile of the last successful runs of the type and subsystem; forecast is the upper end of the interval that is to hold 98 of 100 runs");
    private final Option<String> verify = option("--verify").as(Texts::notBlank, "CMD")
            .text("shell command that verifies the finished work: exit code 0 passes");
    private final Option<FollowUp> onDone = option("--on-done").as(TryOptions::followUp, "CMD|URL")
            .text("shell command to run, or URL to post the facts to, when the task has completed");
    private final Option<FollowUp> onFail = option("--on-fail").as(TryOptions::followUp, "CMD|URL")
            .text("the same when the task has failed");
    private final Option<Monitoring> measureEvery = option("--measure-every").as(Monitoring::parse, Monitoring.LABEL).variable(Monitoring.VARIABLE)
            .text("interval of resource snapshots (default: 30s)");
    private final Option<MetricPattern> mlLine = option("--ml-line").as(MetricPattern::parse, "REGEX")
            .text("record the metrics in its output: 'loss (?<loss>\\S+)', or a name and a value: '(\\w+)=(\\S+)'");
    private final Option<Path> watchDir = option("--watch-dir").as(Path::of, "DIR")
            .text("record the growth of the files in and below this directory");
    private final Option<Path> logOutput = option("--log-output").as(Path::of, "DIR")
            .text("keep all its output in a file in this directory, named after the task");
    private final Flag noTail = flag("--no-tail").text("do not record the tail of its output; leave its streams alone entirely");

    private static FollowUp followUp(String text) {
        return FollowUp.parse(Texts.notBlank(text));
    }

    private static @Nullable FollowUp allowed(Option<FollowUp> option, Session session) {
        try {
            return option.isSet() ? option.get().under(AddressRule.ofSetting(session.variable(AddressRule.VARIABLE))) : null;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Whether the work is checked by a command. */
    boolean verifies() {
        return verify.isSet();
    }

    RunRequest request(NewTask task, ChildCommand command, @Nullable Duration limit, Heard heard, IfRunning ifRunning, @Nullable WorkPreset preset,
            Session session) {
        return new RunRequest(task, command, new Child.TimeLimit(limit, grace()), retry(), verify.orNull(), allowed(onDone, session), allowed(onFail, session),
                measureEvery.or(Monitoring.USUAL).every(), !noTail.isSet(), heard, ifRunning, preset,
                watchDir.isSet() ? command.directory().resolve(watchDir.get()) : null);
    }

    /**
     * Where the output goes. The directory is created before anything is registered, so that no work starts whose
     * output cannot be kept.
     */
    Heard heard(Path logs, @Nullable Path metrics, Session session) throws IOException {
        Path here = session.workingDirectory();
        Path directory = logOutput.isSet() ? here.resolve(logOutput.get()) : null;
        if (directory != null) {
            OutputFile.requireOutside(directory, logs);
            Files.createDirectories(directory);
            if (!Files.isWritable(directory)) {
                throw new UsageException("--log-output: " + directory + " cannot be written to");
            }
        }
        return new Heard(directory, mlLine.orNull(), metrics == null ? null : here.resolve(metrics));
    }

    private static TimeRule timeRule(String text) {
        return text.equals("forecast") ? TimeRule.FORECAST : new TimeRule(HistoryLimits.parse(text));
    }

    /** The time limit; null for none. If a limit was requested but cannot be computed, the user is warned. */
    @Nullable Duration limit(Path directory, Group group, boolean quiet, Session session) throws IOException {
        TimeRule rule = timeout.orNull();
        if (rule == null) {
            return null;
        }
        TimeRule.Bound bound = rule.in(directory, group);
        if (bound.time() == null) {
            session.err().println(Program.NAME + ": no time limit: it takes " + StuckLimit.MIN_RUNS + " successful runs to work one out, and there are "
                    + bound.runs());
        } else if (bound.settings() != null && !quiet) {
            session.err().println(Program.NAME + ": time limit " + Human.duration(bound.time()) + " (settings " + bound.settings() + ")");
        }
        return bound.time();
    }
}
