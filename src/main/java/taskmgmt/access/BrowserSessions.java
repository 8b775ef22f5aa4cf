package taskmgmt.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;

/**
 * The sessions of one server. They exist only in its memory and end with it. What a browser presents is 256 random bits, of which
 * only the SHA-256 is kept. May be shared between threads.
 */
public final class BrowserSessions {
    /** How long somebody stays logged in at most; {@link #IDLE} is the limit without any activity. */
    public static final Duration LONGEST = Duration.ofHours(12);
    public static final Duration IDLE = Duration.ofHours(1);
    private static final int MAX_SESSIONS = 10_000;
    private static final int BYTES = 32;

    private final RandomGenerator secure;
    private final Map<String, BrowserSession> sessions = new LinkedHashMap<>(16, 0.75f, true);

    /** @param secure a generator whose output nobody can predict */
    public BrowserSessions(RandomGenerator secure) {
        this.secure = secure;
    }

    /**
     * A new session and the secret that the browser presents for it, which is available only once.
     *
     * @param secret 43 characters of base64url
     */
    public record Opened(String secret, BrowserSession session) {
        @Override
        public String toString() {
            return session.toString();
        }
    }

    public synchronized Opened open(ApiKey key, Instant now) {
        sessions.values().removeIf(session -> isOver(session, now));
        if (sessions.size() >= MAX_SESSIONS) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        String secret = random();
        BrowserSession session = new BrowserSession(key.id(), key.name(), random(), now.plus(LONGEST), now);
        sessions.put(hash(secret), session);
        return new Opened(secret, session);
    }

    /** The session for a secret, which counts as used now; null if there is none, or it is over. */
    public synchronized @Nullable BrowserSession find(String secret, Instant now) {
        BrowserSession session = sessions.get(hash(secret));
        if (session == null || isOver(session, now)) {
            return null;
        }
        sessions.put(hash(secret), session.used(now));
        return session;
    }

    public synchronized void close(String secret) {
        sessions.remove(hash(secret));
    }

    private static boolean isOver(BrowserSession session, Instant now) {
        return !now.isBefore(session.endsAt()) || !now.isBefore(session.usedAt().plus(IDLE));
    }

    private String random() {
        byte[] bytes = new byte[BYTES];
        secure.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Sha256.hex(bytes, 0, bytes.length);
    }
}
