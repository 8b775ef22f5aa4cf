package taskmgmt.cli.credential;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import taskmgmt.change.secret.ChangeCredentials;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.store.write.TaskLog;

/** Removes a credential. */
final class CredentialRemoveCommand extends Command {
    private final Option<String> name = argument("NAME").text("name of the credential");
    private final KeyOptions keys = uses(new KeyOptions());
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    CredentialRemoveCommand() {
        super("credential remove", "remove a credential; a copy put back later is refused");
        examples("task-mgmt credential remove codegen");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            Path ring = keys.outside(writer.directory(), session).path();
            new ChangeCredentials(writer, ring, new SecureRandom()).remove(name.get());
            output.answer("name", name.get(), Map.of("name", name.get(), "status", "removed"), "removed", session);
        }
        return ExitCode.DONE;
    }
}
