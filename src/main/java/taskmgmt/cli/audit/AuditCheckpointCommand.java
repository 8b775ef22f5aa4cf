package taskmgmt.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import taskmgmt.audit.checkpoint.CheckpointNote;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.machine.Git;
import taskmgmt.render.Format;
import taskmgmt.store.proof.AuditSigner;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Makes a checkpoint of the audit log. */
final class AuditCheckpointCommand extends Command {
    private final Option<String> export = option("--export").label("FILE|git-tag[:NAME]")
            .text("also put it there: a file outside of the log directory, or a tag in the git repository of the working "
                    + "directory, by default named audit-checkpoint-SIZE");
    private final Flag unsigned = flag("--unsigned").text("make an unsigned checkpoint if there is no key");
    private final KeyOptions keys = uses(new KeyOptions());
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    AuditCheckpointCommand() {
        super("audit checkpoint", "sign the current state of the audit log, as a note to keep elsewhere");
        details("The note says how many entries there are and the root of the Merkle tree over them, RFC 6962. Whoever has it can "
                + "tell for ever whether any of them was changed since: 'audit verify --against', 'audit prove'. It is kept in the audit "
                + "log too, which proves nothing against somebody who can write there: export it to where they cannot.",
                "A file that is exported to always holds the newest note, and is replaced only by one that its log has grown to. "
                        + "No checkpoint is made of a log that does not begin with what the last one was of.");
        examples("task-mgmt audit checkpoint", "task-mgmt audit checkpoint --export /mnt/other/checkpoint",
                "task-mgmt audit checkpoint --export git-tag && git push --tags");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Path directory = log.directory(session);
        if (!Files.exists(directory)) {
            throw new RefusedException(Refusal.NOT_FOUND, "there is no log directory " + directory + " yet: the first record makes it");
        }
        AuditSigner.Export target = export.isSet() ? target(export.get(), directory, session) : null;
        try (TaskLog writer = log.writer(session)) {
            CheckpointNote made = new AuditSigner(writer, keys.outside(directory, session)).checkpoint(!unsigned.isSet(), target);
            if (output.format() == Format.TABLE) {
                session.out().append(made.toString());
            } else {
                output.answer("origin", made.head().origin(), Map.of("size", made.head().size(), "root", made.head().root(), "is_signed", made.isSigned(),
                        "note", made.toString()), "", session);
            }
        }
        return ExitCode.DONE;
    }

    private static AuditSigner.Export target(String text, Path logs, Session session) throws IOException {
        if (text.equals(CheckpointTag.WORD) || text.startsWith(CheckpointTag.WORD + ":")) {
            String name = text.equals(CheckpointTag.WORD) ? null : text.substring(CheckpointTag.WORD.length() + 1);
            return new CheckpointTag(new Git(session.workingDirectory().toAbsolutePath(), session.environment()), name);
        }
        return CheckpointFile.at(session.workingDirectory().resolve(text), logs);
    }
}
