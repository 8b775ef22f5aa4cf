package taskmgmt.cli.rollout;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.queue.QueueFile;
import taskmgmt.change.rollout.SetRollout;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.queue.rollout.NamedHandler;
import taskmgmt.queue.rollout.Share;
import taskmgmt.store.write.TaskLog;

/** Stores a command under a name, and rolls out a new version of it to a percentage of the tasks. */
final class HandlerSetCommand extends Command {
    private final Option<String> name = argument("NAME").as(Percentage::name, "NAME").text("name of the handler, for 'add --handler'");
    private final Options<String> words = optionalArgument("COMMAND").repeatable("program and its leading arguments; nothing for an existing version");
    private final Option<String> version = option("--version").as(Percentage::name, "VERSION").text("version (default: 1 for the first one)");
    private final Option<Integer> percent = option("--percent").as(Percentage::parse, "N").text("percentage of the tasks that get it (default: all)");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    HandlerSetCommand() {
        super("handler set", "name a command, or roll a new version out to a share of tasks");
        details("A task that was added by 'add --handler NAME' is run by the version that it gets when it begins: always the same tasks get the new version, and "
                        + "those that have it keep it as its share grows.",
                "Workers compare how both do, by Fisher's exact test when 5, 10, 20 and so on attempts by the new version have ended, and take it back where "
                        + "it fails more often than chance would have it: see 'task-mgmt help queue'.");
        examples("task-mgmt handler set thumbnails -- ./thumbs.sh --size 200", "task-mgmt handler set thumbnails --version 2 --percent 10 -- ./thumbs2 --size 200",
                "task-mgmt handler set thumbnails --version 2 --percent 50", "task-mgmt handler set thumbnails --version 2");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        @Nullable List<String> command = words.all().isEmpty() ? null : words.all();
        int share = percent.or(Share.ALL);
        try (TaskLog writer = log.writer(session)) {
            NamedHandler known = QueueFile.read(writer.directory()).rollouts().handlers().get(name.get());
            if (known != null && !version.isSet()) {
                throw new UsageException("--version is missing: there is a handler of that name, whose version is " + known.stable());
            }
            if (known == null && percent.isSet() && share < Share.ALL) {
                throw new UsageException("--percent: the first version of a handler gets all of its tasks");
            }
            new SetRollout(writer).version(name.get(), version.or("1"), command, share);
            NamedHandler after = QueueFile.read(writer.directory()).rollouts().handlers().get(name.get());
            if (after != null) {
                NamedHandler.Candidate tried = after.candidate();
                Map<String, @Nullable Object> more = new LinkedHashMap<>();
                more.put("version", after.stable());
                more.put("tried", tried == null ? null : tried.version());
                more.put("percent", tried == null ? null : tried.percent());
                output.confirm("name", name.get(), more, "tasks of handler " + name.get() + " get version " + after.stable()
                        + (tried == null ? "" : ", and " + tried.percent() + "% of them version " + tried.version()), session);
            }
        }
        return ExitCode.DONE;
    }
}
