package taskmgmt.cli.serve;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import taskmgmt.access.Role;
import taskmgmt.change.access.ChangeKeys;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.store.write.TaskLog;
import taskmgmt.time.Durations;
import taskmgmt.view.access.NewKeyDocument;

/** Creates an API key. */
final class KeyCreateCommand extends Command {
    private final Option<String> name = required("--name").as(Texts::notBlank, "NAME").text("name of its holder");
    private final Option<Role> role = required("--role").as(Role::parse, "ROLE").offers("viewer", "reporter", "operator", "approver", "admin")
            .text("role: viewer, reporter, operator, approver or admin");
    private final Option<String> subsystem = option("--subsystem").as(Texts::notBlank, "NAME")
            .text("only for the tasks of this subsystem (default: the whole log)");
    private final Option<Duration> expires = option("--expires").as(Durations::parse, "DURATION").text("validity: 90d (default: unlimited)");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    KeyCreateCommand() {
        super("key create", "create an API key, and print it once");
        details("Only its SHA-256 is kept, in keys.json in the log directory. What is done with the key is recorded under its id, which the policy "
                + "takes for the actor.");
        examples("task-mgmt key create --name ci --role reporter --expires 90d",
                "task-mgmt key create --name team --role operator --subsystem billing",
                "task-mgmt key create --name grafana --role viewer --json | jq -r .key > grafana.key");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        ChangeKeys.Created created;
        try (TaskLog writer = log.writer(session)) {
            created = new ChangeKeys(writer).create(new ChangeKeys.Request(name.get(), role.get(), subsystem.orNull(), expires.orNull()), new SecureRandom());
        }
        output.show(new NewKeyDocument(created.key(), created.token()), session);
        session.acknowledge("key " + created.key().id() + " exists");
        return ExitCode.DONE;
    }
}
