package taskmgmt.cli.credential;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import taskmgmt.change.secret.Credentials;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.secret.CredentialState;
import taskmgmt.view.secret.CredentialRows;

/** Lists the credentials. */
final class CredentialListCommand extends Command {
    private final KeyOptions keys = uses(new KeyOptions());
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only credentials that were set"));
    private final ListOptions output = uses(new ListOptions("credentials", CredentialRows.ROWS, "by name").within(time, "updated_at"));

    CredentialListCommand() {
        super("credential list", "list and check stored credentials, without their values");
        details("STATE: ok; changed, rolled_back or missing, where somebody changed the file by other means; no_key, where its key is gone.",
                "Exit code: 0 all are ok, 1 one is not.");
        examples("task-mgmt credential list");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Path logs = log.reader(session).directory();
        List<Credentials.Listed> all = Credentials.areIn(logs) ? new Credentials(logs, keys.directory(session).path()).list() : List.of();
        output.list(CredentialRows.ROWS, all, session);
        return all.stream().allMatch(each -> each.state() == CredentialState.OK) ? ExitCode.DONE : ExitCode.NO;
    }
}
