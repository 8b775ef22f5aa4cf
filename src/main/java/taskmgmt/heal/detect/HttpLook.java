package taskmgmt.heal.detect;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;
import taskmgmt.time.Durations;

/**
 * Checks a web server. One that refuses the connection, does not answer in time or answers differently is down; a name that cannot be
 * resolved and a certificate that is not trusted say nothing about the server.
 */
final class HttpLook {
    private static final int FIRST_BAD = 400;
    private static final int FIRST_GOOD = 200;

    private HttpLook() {}

    static Observation look(FailureDetector.HttpFails http) throws IOException {
        URLConnection opened;
        try {
            opened = URI.create(http.url()).toURL().openConnection(Proxy.NO_PROXY);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
        HttpURLConnection connection = (HttpURLConnection) opened;
        int millis = (int) Math.min(Integer.MAX_VALUE, Math.max(1, http.timeout().toMillis()));
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(millis);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        try {
            return of(connection.getResponseCode(), http);
        } catch (ConnectException e) {
            return new Observation.Down(http.url() + " refuses the connection: " + e.getMessage());
        } catch (SocketTimeoutException e) {
            return new Observation.Down(http.url() + " does not answer within " + Durations.text(http.timeout()));
        } finally {
            connection.disconnect();
        }
    }

    private static Observation of(int status, FailureDetector.HttpFails http) {
        if (status < 0) {
            return new Observation.Down(http.url() + " answers, and not by HTTP");
        }
        boolean good = http.status() == 0 ? status >= FIRST_GOOD && status < FIRST_BAD : status == http.status();
        String saw = http.url() + " answers with status " + status;
        return good ? new Observation.Fine(saw) : new Observation.Down(saw);
    }
}
