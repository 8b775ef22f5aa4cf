package taskmgmt.cli.integration;

import java.io.IOException;
import java.util.Map;
import taskmgmt.change.integration.IntegrationFile;
import taskmgmt.change.kept.ChangeEntries;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.integration.Integration;
import taskmgmt.store.write.TaskLog;

/** Enables, disables or removes an integration. */
final class IntegrationChangeCommand extends Command {
    private final What what;
    private final Option<String> name = argument("NAME").text("of an integration");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    /** What is done to it. */
    enum What {
        ENABLE("enable", "enable an integration again", "enabled"),
        DISABLE("disable", "disable an integration until it is enabled again", "disabled"),
        REMOVE("remove", "remove an integration; its tasks stay", "removed");

        private final String verb;
        private final String summary;
        private final String done;

        What(String verb, String summary, String done) {
            this.verb = verb;
            this.summary = summary;
            this.done = done;
        }
    }

    IntegrationChangeCommand(What what) {
        super("integration " + what.verb, what.summary);
        this.what = what;
        examples("task-mgmt integration " + what.verb + " codegen");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            ChangeEntries<Integration> integrations = IntegrationFile.changing(writer);
            if (what == What.REMOVE) {
                integrations.remove(name.get());
            } else {
                integrations.change(name.get(), what.done, each -> each.enabled(what == What.ENABLE));
            }
            output.answer("name", name.get(), Map.of("status", what.done), what.done, session);
        }
        return ExitCode.DONE;
    }
}
