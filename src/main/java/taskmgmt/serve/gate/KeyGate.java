package taskmgmt.serve.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.ApiKey;
import taskmgmt.access.ApiKeys;
import taskmgmt.access.ApiToken;
import taskmgmt.access.BrowserSession;
import taskmgmt.access.BrowserSessions;
import taskmgmt.access.RateLimit;
import taskmgmt.access.Role;
import taskmgmt.change.access.KeyFile;
import taskmgmt.journal.LogFiles;
import taskmgmt.serve.Caller;
import taskmgmt.serve.Problem;
import taskmgmt.serve.ProblemException;
import taskmgmt.serve.Request;

/**
 * Admits requests with a valid key. The key file is checked for each request, and read again when it has changed, so that a
 * revoked key fails on the next request. Thread-safe.
 */
public final class KeyGate implements Gate, Logins.Check {
    private static final String BEARER = "Bearer ";
    private static final String ANONYMOUS = "anonymous";

    private final Path directory;
    private final @Nullable Role anonymous;
    private final RateLimit keys;
    private final Logins logins;
    private final FailureLimit failures;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private volatile @Nullable Known known;

    /** The keys of one version of the file. */
    private record Known(@Nullable Object version, ApiKeys keys) {}

    /**
     * A gate.
     *
     * @param anonymous what everybody may do who shows nothing; null for nothing
     * @param limit how often each caller may ask
     * @param logins who has logged in with a browser
     * @param nanos a clock that never goes back
     */
    public KeyGate(Path directory, @Nullable Role anonymous, RateLimit limit, Logins logins, InstantSource clock, LongSupplier nanos) {
        this.logins = logins;
        this.directory = directory;
        this.anonymous = anonymous;
        this.keys = limit;
        this.clock = clock;
        this.nanos = nanos;
        this.failures = new FailureLimit(nanos, "this address has shown too often what is no key");
    }

    @Override
    public Caller admit(Request request) throws IOException {
        Caller caller = caller(request);
        long wait = keys.take(caller.name().equals(ANONYMOUS) ? ANONYMOUS + " " + request.peer() : caller.name(), nanos.getAsLong());
        if (wait > 0) {
            throw FailureLimit.tooMany(wait, caller.name() + " asks too often");
        }
        return caller;
    }

    private Caller caller(Request request) throws IOException {
        if (ApiToken.isIn(request.query()) || ApiToken.isIn(request.path())) {
            throw unknown(request);
        }
        String shown = shown(request);
        Caller inBrowser = shown == null ? inBrowser(request) : null;
        if (inBrowser != null) {
            return inBrowser;
        }
        if (shown == null && anonymous != null) {
            return new Caller(ANONYMOUS, anonymous);
        }
        ApiToken token = shown == null ? null : ApiToken.parse(shown);
        ApiKey key = token == null ? null : keys().find(token, clock.instant());
        if (key == null) {
            throw unknown(request);
        }
        return caller(key, null);
    }

    /** The logged-in caller, as long as the key used for the login is valid. A session that is over counts as absent. */
    private @Nullable Caller inBrowser(Request request) throws IOException {
        BrowserSession session = logins.session(request);
        ApiKey key = session == null ? null : keys().byId(session.keyId());
        return key == null || key.state(clock.instant()) != ApiKey.State.ACTIVE ? null : caller(key, session);
    }

    private static Caller caller(ApiKey key, @Nullable BrowserSession session) {
        return new Caller(key.id(), key.role(), key.subsystem(), session);
    }

    /**
     * The session of whoever shows this key in a form.
     *
     * @throws ProblemException if it is none that is good, or the address has shown that too often
     */
    @Override
    public BrowserSessions.Opened logIn(Request request, String shown) throws IOException {
        ApiToken token = ApiToken.parse(shown.strip());
        ApiKey key = token == null ? null : keys().find(token, clock.instant());
        if (key == null) {
            throw unknown(request);
        }
        return logins.open(key);
    }

    private static @Nullable String shown(Request request) {
        String authorization = request.header("authorization");
        return authorization == null ? request.header("x-api-key")
                : authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()).strip() : authorization;
    }

    /**
     * The same whatever is wrong with it: nobody learns which keys there are. A key that is good is let in all the same, however often others at
     * its address have shown what is none: else one client with an old key would keep out all of its machine, or of its proxy.
     */
    private ProblemException unknown(Request request) {
        failures.require(request);
        failures.failed(request);
        return Problem.of(401, "a key that is good is needed").remedy("send it as 'Authorization: Bearer tm_…', never in an address; "
                + "'task-mgmt key create' makes one").exception();
    }

    private ApiKeys keys() throws IOException {
        Object version = version();
        Known last = known;
        if (last == null || !Objects.equals(last.version(), version)) {
            last = new Known(version, KeyFile.read(directory));
            known = last;
        }
        return last.keys();
    }

    /** Another one for every file that takes the place of this one; null without a file. */
    private @Nullable Object version() throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(directory.resolve(LogFiles.KEYS), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size();
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
