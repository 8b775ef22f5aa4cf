package taskmgmt.cli.audit;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.checkpoint.CheckpointNote;
import taskmgmt.audit.checkpoint.ConsistencyProof;
import taskmgmt.audit.checkpoint.TlogProof;
import taskmgmt.audit.checkpoint.TreeHead;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.store.proof.AuditProver;
import taskmgmt.view.audit.ProofDocument;

/** Proves that an entry is in the audit log, or that the log has only grown. */
final class AuditProveCommand extends Command {
    private final Option<String> entry = optionalArgument("ENTRY").text("which entry: its number, its id, or a unique prefix of that");
    private final Option<String> consistency = option("--consistency").label("OLD")
            .text("prove instead that the log begins with what it was: a file with an old checkpoint, or its size");
    private final Option<Path> checkpoint = option("--checkpoint").as(Path::of, "FILE")
            .text("prove it against this checkpoint (default: the newest one)");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    AuditProveCommand() {
        super("audit prove", "prove to an outsider that an entry is in the log, or that it only grew");
        details("For an entry it prints a C2SP tlog-proof: the entry's line in base64 as extra data, its index, the hashes from "
                + "its leaf to the root (RFC 6962, section 2.1.1) and the checkpoint. With --consistency it prints what C2SP tlog-witness "
                + "asks for: the old size, the hashes (section 2.1.2) and the checkpoint. If the log does not begin with the "
                + "OLD checkpoint's entries, it says so and exits with 1.");
        examples("task-mgmt audit prove 17 > entry.tlog-proof", "task-mgmt audit prove log_17_ --json",
                "task-mgmt audit prove --consistency kept-checkpoint");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (entry.isSet() == consistency.isSet()) {
            throw new UsageException("name either an ENTRY or, with --consistency, an old checkpoint");
        }
        @Nullable Path against = checkpoint.orNull();
        CheckpointNote given = against == null ? null : CheckpointFile.read(session.workingDirectory().resolve(against));
        AuditProver prover = AuditProver.of(log.directory(session), given);
        if (consistency.isSet()) {
            return consistency(prover, session);
        }
        TlogProof proof = prover.inclusion(entry.get());
        output.show(ProofDocument.of(proof), session);
        return ExitCode.DONE;
    }

    private ExitCode consistency(AuditProver prover, Session session) throws IOException {
        String old = consistency.get();
        long size;
        if (old.matches("[0-9]{1,18}")) {
            size = Long.parseLong(old);
        } else {
            TreeHead head = CheckpointFile.read(session.workingDirectory().resolve(old)).head();
            if (!prover.beginsWith(head)) {
                session.err().println(Program.NAME + ": the audit log does not begin with the " + head.size()
                        + " entries that " + old + " is of: it was changed since, or it is another log");
                return ExitCode.NO;
            }
            size = head.size();
        }
        ConsistencyProof proof = prover.consistency(size);
        output.show(ProofDocument.of(proof), session);
        return ExitCode.DONE;
    }
}
