package taskmgmt.cli.audit;

import java.io.IOException;
import java.util.Map;
import taskmgmt.audit.note.SignedNote;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.render.Format;
import taskmgmt.store.proof.AuditSigner;
import taskmgmt.store.write.TaskLog;

/** Replaces a log's key with a new one. */
final class AuditKeyRotateCommand extends Command {
    private final KeyOptions keys = uses(new KeyOptions());
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    AuditKeyRotateCommand() {
        super("audit key rotate", "replace the signing key, and print the statement of succession");
        details("The statement is a note that names both keys and that both have signed, so that whoever trusts one may trust "
                + "the other: checkpoints from before verify as they did. It is kept with the keys and in the audit log. The old "
                + "private key is destroyed. If the old key may be known to others, nothing that it has signed proves anything any "
                + "more but what was kept elsewhere before: then give the new key to those who check by a way they trust.");
        examples("task-mgmt audit key rotate");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            SignedNote statement = new AuditSigner(writer, keys.outside(log.directory(session), session)).rotateKey();
            if (output.format() == Format.TABLE) {
                session.out().append(statement.toString());
            } else {
                output.answer("statement", statement.toString(), Map.of(), "", session);
            }
        }
        return ExitCode.DONE;
    }
}
