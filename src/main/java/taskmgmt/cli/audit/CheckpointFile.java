package taskmgmt.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.checkpoint.CheckpointNote;
import taskmgmt.audit.note.BadNoteException;
import taskmgmt.audit.note.SignedNote;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.OutputFile;
import taskmgmt.store.proof.AuditSigner;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** A file, kept by the user, with the newest checkpoint of one log. */
record CheckpointFile(Path file, OutputFile output) implements AuditSigner.Export {

    /** The file to export to; refuses one inside the log directory, where it would prove nothing. */
    static CheckpointFile at(Path file, Path logs) throws IOException {
        return new CheckpointFile(file, OutputFile.at(file, logs));
    }

    /** Reads a checkpoint that was kept elsewhere. */
    static CheckpointNote read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new RefusedException(Refusal.NOT_FOUND, "there is no file " + file);
        }
        if (Files.size(file) > SignedNote.MAX_BYTES) {
            throw new UsageException(file + " is no checkpoint: it is longer than " + SignedNote.MAX_BYTES + " bytes");
        }
        try {
            return CheckpointNote.parse(Files.readAllBytes(file));
        } catch (BadNoteException e) {
            throw new UsageException(file + " holds no checkpoint: " + e.getMessage());
        }
    }

    @Override
    public @Nullable CheckpointNote before() throws IOException {
        return Files.exists(file) && Files.size(file) > 0 ? read(file) : null;
    }

    @Override
    public String put(CheckpointNote checkpoint) throws IOException {
        output.write(checkpoint.toString());
        return file.toAbsolutePath().normalize().toString();
    }
}
