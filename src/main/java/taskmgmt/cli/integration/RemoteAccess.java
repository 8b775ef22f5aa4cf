package taskmgmt.cli.integration;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.secret.Credentials;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.integration.Integration;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Opens what an integration knows us by, where it may be sent there. */
final class RemoteAccess {
    private RemoteAccess() {}

    /** Null where it needs none. @throws RefusedException where the credential is for another server, or could be read on the way */
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
