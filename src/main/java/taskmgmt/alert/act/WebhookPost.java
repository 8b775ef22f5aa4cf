package taskmgmt.alert.act;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import taskmgmt.alert.Alert;
import taskmgmt.hash.Sha256;

/**
 * Posts a body to a web server, and again after a while where it may take it then. By the client of {@code java.base}: the runtime of
 * the image has no other module, and it is not needed for one request at a time.
 */
public final class WebhookPost {
    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int FIRST_GOOD = 200;
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;
    private static final String ALGORITHM = "HmacSHA256";

    private final String url;
    private final String shown;
    private final Pause pause;

    /** Waits before another try. */
    public interface Pause {
        /** Whether another one is to be made. */
        boolean before(Duration time) throws InterruptedException;
    }

    /** @param shown the address for people, which may be a secret itself */
    WebhookPost(String url, String shown, Pause pause) {
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
        HttpURLConnection connection;
        try {
            connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        } catch (IllegalArgumentException | ClassCastException _) {
            throw new IOException("it is no address of a web server");
        }
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length); // and so Java sends it once, whatever happens
        byte[] id = alert.id().getBytes(StandardCharsets.UTF_8);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("User-Agent", "task-mgmt");
        connection.setRequestProperty("X-Task-Mgmt-Event", alert.kind().text());
        connection.setRequestProperty("Idempotency-Key", Sha256.hex(id, 0, id.length));
        if (key != null) {
            connection.setRequestProperty("X-Task-Mgmt-Signature", "sha256=" + HexFormat.of().formatHex(signature(body, key)));
        }
        try {
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    private static byte[] signature(byte[] body, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
