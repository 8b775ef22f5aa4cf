package taskmgmt.cli.learning;

import java.io.IOException;
import taskmgmt.change.RegisterConfig;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.cli.value.Values;
import taskmgmt.policy.Risk;
import taskmgmt.store.write.TaskLog;
import taskmgmt.view.ConfigDocument;

/** Registers an update of a configuration under the next version. */
final class LearningConfigCommand extends Command {
    private final Option<String> component = required("--component").as(Texts::notBlank, "NAME")
            .text("component that is configured");
    private final Option<String> title = option("--title", "--name").text("title");
    private final Option<String> risk = option("--risk").oneOf("low", "medium", "high")
            .text("risk; the policy may raise it, never lower it");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("further metadata to keep with it");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    LearningConfigCommand() {
        super("learning config", "record a configuration update; print its id and version");
        details("The version is vYYYYMMDD.HHMMSS in UTC and greater than every one before.",
                "An update of low risk is approved at once and gets an approval id. One of high risk is held: it cannot be "
                        + "started or completed before somebody approves it, see governance approve. The policy says which "
                        + "components are of which risk.");
        examples("task-mgmt learning config --component ranker --metadata rate=0.01",
                "task-mgmt learning config --component ranker --risk high --metadata rate=0.5",
                "version=$(task-mgmt learning config --component ranker --json | jq -r .version)");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        RegisterConfig.Result created = register(session);
        output.show(new ConfigDocument(created.taskId(), component.get(), created.version(), created.approval()), session);
        return ExitCode.DONE;
    }

    private RegisterConfig.Result register(Session session) throws IOException {
        RegisterConfig.Request request = new RegisterConfig.Request(
                component.get(), title.orNull(), Risk.named(risk.orNull()), Values.merged(metadata.all()));
        try (TaskLog writer = log.writer(session)) {
            return new RegisterConfig(writer, session.random()).register(request);
        }
    }
}
