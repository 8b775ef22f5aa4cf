package taskmgmt.cli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import taskmgmt.audit.note.SigningKey;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.store.proof.KeyDirectory;
import taskmgmt.store.proof.SigningMemory;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.view.audit.KeyDocument;

/** Shows the public part of a log's key. */
final class AuditKeyShowCommand extends Command {
    private final KeyOptions keys = uses(new KeyOptions());
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    AuditKeyShowCommand() {
        super("audit key show", "print the public part of the key that signs checkpoints of this log");
        details("With --json also the file that holds the private part, and the keys before this one with the statements on "
                + "their rotations, which both keys have signed.");
        examples("task-mgmt audit key show", "task-mgmt audit key show --json | jq -r '.rotations[].statement'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Path directory = log.directory(session);
        SigningMemory memory = SigningMemory.load(directory);
        String origin = memory.origin();
        if (origin == null) {
            throw new RefusedException(Refusal.NOT_FOUND, "the log in " + directory
                    + " has no key: make one with 'task-mgmt audit key init'");
        }
        KeyDirectory kept = keys.directory(session);
        Optional<SigningKey> key = kept.find(origin);
        if (key.isEmpty()) {
            throw new RefusedException(Refusal.NOT_FOUND, "the key " + origin + " is not in " + kept.path()
                    + ": name the directory that has it in TASK_MGMT_KEYS");
        }
        String text = key.get().verifier().text();
        output.show(new KeyDocument(text, origin, kept.location(origin).toString(), memory.rotations()), session);
        return ExitCode.DONE;
    }
}
