package taskmgmt.cli.serve;

import java.io.IOException;
import taskmgmt.change.access.KeyFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.view.access.KeyRow;

/** Lists API keys. */
final class KeyListCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only keys that were made"));
    private final ListOptions output = uses(new ListOptions("API keys", KeyRow.ROWS,
            "as made").within(time, "created_at"));

    KeyListCommand() {
        super("key list", "list API keys, including expired and revoked ones");
        examples("task-mgmt key list", "task-mgmt key list --json | jq -r '.[] | select(.state == \"active\") | .key_id'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        output.list(KeyRow.ROWS, KeyRow.of(KeyFile.read(log.directory(session)), session.now()), session);
        return ExitCode.DONE;
    }
}
