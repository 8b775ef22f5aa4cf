package taskmgmt.alert.act;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.alert.Alert;
import taskmgmt.hash.Sha256;
import taskmgmt.run.http.BodySignature;

/**
 * Posts a body to a web server, and again after a while where it may take it then. Unless that is allowed it is none of this machine or of
 * its network: whoever may write rules, or the names of a domain, could otherwise have this machine ask what only it can reach.
 */
public final class WebhookPost {
    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int FIRST_GOOD = 200;
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;

    private final String url;
    private final String shown;
    private final boolean mayBePrivate;
    private final PublicAddress.Resolver resolver;
    private final Pause pause;

    /** Waits before another try. */
    public interface Pause {
        /** Whether another one is to be made. */
        boolean before(Duration time) throws InterruptedException;
    }

    /**
     * A post that was not sent yet.
     *
     * @param shown        the address for people, which may be a secret itself
     * @param mayBePrivate whether it may be an address of this machine or of its network
     */
    WebhookPost(String url, String shown, boolean mayBePrivate, PublicAddress.Resolver resolver, Pause pause) {
        this.mayBePrivate = mayBePrivate;
        this.resolver = resolver;
        this.url = url;
        this.shown = shown;
        this.pause = pause;
    }

    /**
     * Null where the server took it; else why not.
     *
     * @param key signs the body; null for none
     */
    @Nullable String send(byte[] body, Alert alert, byte @Nullable [] key) throws IOException, InterruptedException {
        String error = "";
        Duration wait = FIRST_PAUSE;
        for (int i = 0; i < TRIES; i++) {
            if (i > 0 && !pause.before(wait)) {
                return error;
            }
            wait = i == 0 ? wait : wait.multipliedBy(2);
            int status;
            try {
                status = post(body, alert, key);
            } catch (IOException e) {
                error = shown + ": " + reason(e);
                continue;
            }
            if (status >= FIRST_GOOD && status < FIRST_REDIRECT) {
                return null;
            }
            error = shown + " answers with status " + status;
            if (status < FIRST_SERVER_ERROR && status != TOO_MANY) {
                return error;
            }
        }
        return error;
    }

    /** The address may be a secret, and Java names it. */
    private String reason(IOException e) {
        return String.valueOf(e.getMessage()).replace(url, shown);
    }

    private int post(byte[] body, Alert alert, byte @Nullable [] key) throws IOException {
        URI uri = uri();
        byte[] id = alert.id().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "task-mgmt");
        headers.put("X-Task-Mgmt-Event", alert.kind().text());
        headers.put("Idempotency-Key", Sha256.hex(id, 0, id.length));
        if (key != null) {
            headers.put(BodySignature.FIELD, BodySignature.of(body, key));
        }
        return new HttpPost(uri, address(uri.getHost())).send(headers, body);
    }

    private URI uri() throws IOException {
        try {
            URI uri = URI.create(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("it is no address of a web server", e);
        }
        throw new IOException("it is no address of a web server");
    }

    /** The one that is asked; where one of them may not be asked, none is: which of them it is would be up to chance. */
    private InetAddress address(String host) throws IOException {
        InetAddress[] all = resolver.all(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        for (InetAddress each : all) {
            if (!mayBePrivate && !PublicAddress.is(each)) {
                throw new IOException("it is an address of this machine or of its network, which the rule does not allow: see alert add --allow-private");
            }
        }
        return all[0];
    }
}
