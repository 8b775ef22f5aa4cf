package taskmgmt.cli.serve;

import java.io.IOException;
import java.util.Map;
import taskmgmt.access.ApiKey;
import taskmgmt.change.access.ChangeKeys;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;

/** Revokes an API key. */
final class KeyRevokeCommand extends Command {
    private final Option<String> id = argument("ID").text("the key, by its id as 'key list' shows it, or by its name if no other has it");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    KeyRevokeCommand() {
        super("key revoke", "revoke an API key: the next request with it is refused");
        examples("task-mgmt key revoke k7m2qx94ab", "task-mgmt key revoke ci");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        ApiKey revoked;
        try (TaskLog writer = log.writer(session)) {
            revoked = new ChangeKeys(writer).revoke(id.get());
        }
        output.answer("key_id", revoked.id(), Map.of("name", revoked.name(), "state", "revoked"), "revoked, of " + revoked.name(), session);
        session.acknowledge("key " + revoked.id() + " is revoked");
        return ExitCode.DONE;
    }
}
