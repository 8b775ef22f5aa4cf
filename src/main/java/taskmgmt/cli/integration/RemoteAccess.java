package taskmgmt.cli.integration;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.secret.Credentials;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.integration.Contact;
import taskmgmt.integration.Integration;
import taskmgmt.integration.RetryPause;
import taskmgmt.run.http.AddressRule;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** How integrations are contacted, and the credentials for them, where these may be sent. */
final class RemoteAccess {
    private RemoteAccess() {}

    /** Contact limited to the addresses that the user allows. */
    static Contact contact(RetryPause pause, Session session) {
        try {
            return new Contact(AddressRule.ofSetting(session.variable(AddressRule.VARIABLE)), pause);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The integration's credential; null if it needs none.
     *
     * @throws RefusedException if the credential is for another server, or could be read on the way
     */
    static @Nullable String secret(Integration integration, Path logs, KeyOptions keys, Session session) throws IOException {
        String name = integration.credential();
        if (name == null) {
            return null;
        }
        String origin = Integration.origin(integration.url());
        if (Integration.isOpen(origin)) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "the credential '" + name + "' is not sent to " + origin + ", as everybody on the way could read it: use https");
        }
        Credentials.Opened opened = new Credentials(logs, keys.directory(session).path()).open(name);
        if (!opened.origin().equals(origin)) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "the credential '" + name + "' is for " + opened.origin() + ", and not sent to " + origin
                    + ": if that is right, set it again with --for");
        }
        return opened.secret();
    }
}
