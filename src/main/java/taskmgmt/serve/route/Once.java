package taskmgmt.serve.route;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;
import taskmgmt.serve.Caller;
import taskmgmt.serve.Problem;
import taskmgmt.serve.ProblemException;
import taskmgmt.serve.Request;
import taskmgmt.serve.Response;
import taskmgmt.store.ChangeIdentity;

/**
 * Requests that are repeated with the same {@code Idempotency-Key}, because the client did not get the response. The latest responses are
 * kept in memory; whether a change was made is in the log, so that it is not made twice after a restart either. May be shared between
 * threads.
 */
final class Once {
    private static final String HEADER = "idempotency-key";
    private static final int LONGEST = 200;
    private static final int MAX_KEPT = 10_000;
    private static final int ID_LENGTH = 40;

    private final Map<String, Kept> answers = new LinkedHashMap<>();
    private final Set<String> beingMade = new HashSet<>();

    private record Kept(String request, Response response) {}

    /** Identifies the change of this request; null if the client does not give a key. */
    static @Nullable ChangeIdentity identity(Request request, Caller caller) {
        String key = request.header(HEADER);
        if (key == null) {
            return null;
        }
        if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw Problem.badRequest("an Idempotency-Key is 1 to " + LONGEST + " characters of ASCII, without blanks").at("Idempotency-Key", null).exception();
        }
        return new ChangeIdentity("http:" + hash(caller.name(), key), hash(request.method(), request.path(), new String(request.body(), StandardCharsets.UTF_8)));
    }

    /** Each part is preceded by its length, so that no two lists of parts give the same text. */
    private static String hash(String... parts) {
        MessageDigest digest = Sha256.digest();
        for (String part : parts) {
            digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.hex(digest.digest()).substring(0, ID_LENGTH);
    }

    /**
     * The response that the same request got before; null for none, in which case {@link #end} must be called: until then, other requests
     * with this key wait here.
     *
     * @throws taskmgmt.serve.ProblemException if a different request had this key
     */
    synchronized @Nullable Response begin(ChangeIdentity identity) throws InterruptedException {
        while (beingMade.contains(identity.eventId())) {
            wait();
        }
        Kept kept = answers.get(identity.eventId());
        if (kept == null) {
            beingMade.add(identity.eventId());
            return null;
        }
        if (!kept.request().equals(identity.request())) {
            throw another();
        }
        return kept.response();
    }

    /** Lets others with its key continue, whatever the outcome of the change. */
    synchronized void end(ChangeIdentity identity) {
        beingMade.remove(identity.eventId());
        notifyAll();
    }

    static ProblemException another() {
        return Problem.of(422, "another request had this Idempotency-Key").remedy("take a new key for a new request").exception();
    }

    /** Keeps the response for a change that was made. */
    synchronized void keep(ChangeIdentity identity, Response response) {
        answers.put(identity.eventId(), new Kept(identity.request(), response));
        if (answers.size() > MAX_KEPT) {
            answers.remove(answers.keySet().iterator().next());
        }
    }
}
