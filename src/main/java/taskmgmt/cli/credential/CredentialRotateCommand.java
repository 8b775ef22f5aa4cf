package taskmgmt.cli.credential;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import taskmgmt.change.secret.ChangeCredentials;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.store.write.TaskLog;

/** Seals all credentials with a new key. */
final class CredentialRotateCommand extends Command {
    private final KeyOptions keys = uses(new KeyOptions());
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    CredentialRotateCommand() {
        super("credential rotate", "re-encrypt all credentials with a new key");
        details("Copies of the file from before cannot be opened any more. Also for a log directory that was moved or restored elsewhere: the credentials "
                + "become those of the directory that it is now.");
        examples("task-mgmt credential rotate");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            Path ring = keys.outside(writer.directory(), session).path();
            int count = new ChangeCredentials(writer, ring, new SecureRandom()).rotate();
            output.answer("name", "credentials", Map.of("count", (long) count, "status", "rotated"), "rotated", session);
        }
        return ExitCode.DONE;
    }
}
