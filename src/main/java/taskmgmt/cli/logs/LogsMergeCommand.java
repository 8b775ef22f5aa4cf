package taskmgmt.cli.logs;

import java.io.IOException;
import java.nio.file.Path;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.Undecoded;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.WriterOptions;
import taskmgmt.store.merge.LogMerge;
import taskmgmt.store.merge.MergeResult;
import taskmgmt.view.system.MergeDocument;

/** Merges two log directories that have diverged into one. */
final class LogsMergeCommand extends Command {
    private final Option<String> first = argument("A").text("a log directory");
    private final Option<String> second = argument("B").text("another one, in any order");
    private final Option<String> into = required("--into").label("DIR")
            .text("target: a new or empty directory");
    private final Flag evenIfBroken = flag("--even-if-broken").text("merge even a log that fails verification; the merged one says so");
    private final Flag fail = flag("--fail").text("exit with 1 if there is any conflict");
    private final WriterOptions writer = uses(new WriterOptions());
    private final OutputOptions output = uses(new OutputOptions());

    LogsMergeCommand() {
        super("logs merge", "merge two log directories, diverged copies or independent ones");
        details("Neither of the two is changed, nor written to while they are copied; the merged one appears when it is whole. "
                + "It holds every line of both, each once: what both begin with as it stands, then the rest in each log's own "
                + "order, and between the two by time. It is the same, to the byte, whichever is named first, and merging it "
                + "with one of them again changes nothing.",
                "Where they do not agree, as on how a task ended, both lines are kept; each conflict is listed with what reports "
                + "go by. Both logs are kept whole in DIR/merged, with their audit logs; that of the merged one begins with an "
                + "entry that names their heads, and audit verify checks them too.",
                "Lines that wait on either bus wait on the merged one. The policy of each side has to allow logs.merge; where it does "
                + "not, that side's audit log reports the attempt.");
        examples("task-mgmt logs merge laptop/logs server/logs --into merged/logs",
                "task-mgmt logs merge a b --into c --fail --json | jq '.conflicts[]'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Path a = path(first.get(), session);
        Path b = path(second.get(), session);
        String working = Integer.toHexString(session.random().nextInt());
        LogMerge.Order order = new LogMerge.Order(a, b, path(into.get(), session), working, evenIfBroken.isSet());
        MergeResult result;
        MergeMeter meter = new MergeMeter(session);
        try {
            result = new LogMerge(writer.settings(session), meter).run(order);
        } finally {
            meter.end();
        }
        output.show(new MergeDocument(result), session);
        return fail.isSet() && result.conflictCount() > 0 ? ExitCode.NO : ExitCode.DONE;
    }

    static Path path(String name, Session session) {
        if (name.isEmpty()) {
            throw new UsageException("an empty name is no directory: name a log directory");
        }
        Path directory = session.workingDirectory().resolve(name);
        Undecoded.refuseName(directory.toAbsolutePath().toString(), "the log directory");
        return directory;
    }
}
