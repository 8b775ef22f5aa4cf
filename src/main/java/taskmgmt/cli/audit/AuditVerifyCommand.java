package taskmgmt.cli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import taskmgmt.audit.Verification;
import taskmgmt.audit.checkpoint.KnownRoot;
import taskmgmt.audit.checkpoint.NoteTrust;
import taskmgmt.cli.checkpoint.EarlierLengths;
import taskmgmt.cli.checkpoint.KnownCheckpoints;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.store.merge.LogCopy;
import taskmgmt.store.merge.MergedSides;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.survey.LossSurvey;
import taskmgmt.store.verify.AuditVerifier;
import taskmgmt.view.audit.VerificationDocument;

/** Checks that nobody has changed the record. */
final class AuditVerifyCommand extends Command {
    private final Flag incremental = flag("--incremental").text("read only what was written since the last such check that found"
            + " nothing; whoever can write the logs can mislead it");
    private final KeyOptions keys = uses(new KeyOptions());
    private final KnownCheckpoints checkpoints = uses(new KnownCheckpoints(keys));
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    AuditVerifyCommand() {
        super("audit verify", "verify that the record has not been changed since it was written");
        examples("task-mgmt audit verify", "task-mgmt audit verify --against /backup/checkpoint --key 'example.com/log+c74f20a3+ARpc…'",
                "task-mgmt audit verify --json | jq -r '.findings[].text'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Path directory = log.directory(session);
        log.tellUnsynced(LogReader.at(directory), session);
        List<KnownRoot> known = checkpoints.roots(session);
        NoteTrust trust = note -> checkpoints.ofRecorded(note, session);
        MergedSides sides = MergedSides.of(directory, known);
        List<KnownRoot> ofOwn = known.stream().filter(root -> !sides.has(root)).toList();
        long before = AuditVerifier.auditBytes(directory);
        boolean writing = AuditVerifier.isWrittenTo(directory, before);
        Verification own = incremental.isSet()
                ? AuditVerifier.verifyNew(directory, ofOwn, trust, session.now()) : AuditVerifier.verify(directory, ofOwn, trust);
        Verification result = own.with(sides.findings()).withSides(sides.checks());
        if (own.unread() != null) {
            result = result.withAccepted(LossSurvey.of(directory).accepted());
        }
        if (!checkpoints.isSet() && !LogCopy.isBackup(directory)) {
            result = result.with(EarlierLengths.findings(directory, result, keys, session));
        }
        output.show(new VerificationDocument(result, sides.checks()), session);
        writing |= AuditVerifier.isWrittenTo(directory, before);
        return result.holds() && (writing || result.unvouchedBytes() == 0) ? ExitCode.DONE : ExitCode.NO;
    }
}
