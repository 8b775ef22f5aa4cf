package taskmgmt.cli.trigger;

import java.io.IOException;
import java.util.Map;
import taskmgmt.change.kept.ChangeEntries;
import taskmgmt.change.trigger.TriggerFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.store.write.TaskLog;
import taskmgmt.trigger.Trigger;

/** Enables, disables or removes a trigger. */
final class TriggerChangeCommand extends Command {
    private final What what;
    private final Option<String> name = argument("NAME").text("of a trigger");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    /** What is done to it. */
    enum What {
        ENABLE("enable", "let a trigger start workflows again", "enabled"),
        DISABLE("disable", "let a trigger start nothing until it is enabled again", "disabled"),
        REMOVE("remove", "take a trigger away; the runs that it started go on", "removed");

        private final String verb;
        private final String summary;
        private final String done;

        What(String verb, String summary, String done) {
            this.verb = verb;
            this.summary = summary;
            this.done = done;
        }
    }

    TriggerChangeCommand(What what) {
        super("trigger " + what.verb, what.summary);
        this.what = what;
        if (what == What.DISABLE) {
            details("What occurs meanwhile starts nothing later: 'trigger run' goes past it.");
        }
        examples("task-mgmt trigger " + what.verb + " deploy");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            ChangeEntries<Trigger> triggers = TriggerFile.changing(writer);
            if (what == What.REMOVE) {
                triggers.remove(name.get());
            } else {
                triggers.change(name.get(), what.done, each -> each.enabled(what == What.ENABLE));
            }
            output.answer("name", name.get(), Map.of("status", what.done), what.done, session);
        }
        return ExitCode.DONE;
    }
}
