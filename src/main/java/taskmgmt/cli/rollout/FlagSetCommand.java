package taskmgmt.cli.rollout;

import java.io.IOException;
import java.util.Map;
import taskmgmt.change.rollout.SetRollout;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.store.write.TaskLog;

/** Sets a feature flag. */
final class FlagSetCommand extends Command {
    private final Option<String> name = argument("NAME").as(Percentage::name, "NAME").text("name of the feature");
    private final Option<Integer> share = argument("SHARE").as(Percentage::parse, "on|off|N%").text("on, off, or a percentage");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    FlagSetCommand() {
        super("flag set", "switch a feature on, off, or on for a percentage");
        details("A command of the queue finds the features that its task has in TASK_MGMT_FLAGS, between commas; 'flag check' says of anybody whether he has one.");
        examples("task-mgmt flag set new-parser 10%", "task-mgmt flag set new-parser on");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            new SetRollout(writer).flag(name.get(), share.get());
        }
        output.confirm("name", name.get(), Map.of("percent", share.get()), name.get() + " is on for " + share.get() + "%", session);
        return ExitCode.DONE;
    }

    /** Removes a feature flag. */
    static final class Remove extends Command {
        private final Option<String> name = argument("NAME").as(Percentage::name, "NAME").text("name of the feature");
        private final LogOptions log = uses(new LogOptions());
        private final AnswerOptions output = uses(new AnswerOptions());

        Remove() {
            super("flag remove", "remove a feature flag: the feature is off for everybody");
            examples("task-mgmt flag remove new-parser");
        }

        @Override
        public ExitCode run(Session session) throws IOException {
            try (TaskLog writer = log.writer(session)) {
                new SetRollout(writer).flag(name.get(), null);
            }
            output.confirm("name", name.get(), Map.of("status", "removed"), "the flag " + name.get() + " is removed", session);
            return ExitCode.DONE;
        }
    }
}
