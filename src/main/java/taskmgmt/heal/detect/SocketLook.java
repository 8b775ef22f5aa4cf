package taskmgmt.heal.detect;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;
import taskmgmt.time.Durations;
import taskmgmt.time.Rfc3339;

/**
 * Connects to a server. One that refuses the connection or does not accept it in time is down; a name that cannot be resolved and a network
 * that cannot be reached say nothing about it. A certificate that cannot be seen is not known to expire.
 */
final class SocketLook {
    private SocketLook() {}

    static Observation look(FailureDetector.TcpFails tcp) throws IOException {
        String name = tcp.host() + ":" + tcp.port();
        try (Socket _ = connected(tcp.host(), tcp.port(), tcp.timeout())) {
            return new Observation.Fine(name + " takes a connection");
        } catch (ConnectException e) {
            return new Observation.Down(name + " refuses the connection: " + e.getMessage());
        } catch (SocketTimeoutException _) {
            return new Observation.Down(name + " takes no connection within " + Durations.text(tcp.timeout()));
        }
    }

    /** Resolves the name first: an unknown name does not mean that a server is down. */
    private static Socket connected(String host, int port, Duration timeout) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), port);
        Socket socket = new Socket();
        try {
            socket.connect(address, millis(timeout));
            socket.setSoTimeout(millis(timeout));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    static int millis(Duration time) {
        return Math.clamp(time.toMillis(), 1, Integer.MAX_VALUE);
    }

    static Observation look(FailureDetector.TlsExpires tls, LookPlace place) throws IOException {
        String name = tls.host() + ":" + tls.port();
        try (Socket plain = connected(tls.host(), tls.port(), tls.timeout());
                SSLSocket socket = (SSLSocket) anyCertificate().getSocketFactory().createSocket(plain, tls.host(), tls.port(), true)) {
            socket.setSSLParameters(named(socket.getSSLParameters(), tls.host()));
            socket.startHandshake();
            return of(socket.getSession().getPeerCertificates(), name, tls.within(), place.clock().instant());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Sets the name to ask for: servers with several names return the certificate of that name. An address is not a name. */
    private static SSLParameters named(SSLParameters parameters, String host) {
        try {
            parameters.setServerNames(List.of(new SNIHostName(host)));
        } catch (IllegalArgumentException _) {
            parameters.setServerNames(List.of());
        }
        return parameters;
    }

    private static Observation of(Certificate[] chain, String name, Duration within, Instant now) {
        X509Certificate first = null;
        for (Certificate each : chain) {
            if (each instanceof X509Certificate known && (first == null || end(known).isBefore(end(first)))) {
                first = known;
            }
        }
        if (first == null) {
            return new Observation.Unknown(name + " shows no certificate of X.509");
        }
        Instant end = end(first);
        String saw = name + ": the certificate of " + first.getSubjectX500Principal().getName() + " is valid until " + Rfc3339.format(end);
        if (first.getNotBefore().toInstant().isAfter(now)) {
            return new Observation.Down(saw + ", and only from " + Rfc3339.format(first.getNotBefore().toInstant()));
        }
        return end.isBefore(now) ? new Observation.Down(saw + ", which is over")
                : end.isBefore(now.plus(within)) ? new Observation.Down(saw + ", less than " + within.toHours() + " h from now") : new Observation.Fine(saw);
    }

    private static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    /**
     * Accepts any certificate: only its date is checked. Trust is a separate question, and self-signed certificates are common inside
     * organisations.
     */
    private static SSLContext anyCertificate() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyCertificate()}, null);
        return context;
    }

    private static final class AnyCertificate implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate @Nullable [] chain, @Nullable String kind) {
            throw new IllegalStateException("there are no clients");
        }

        @Override
        public void checkServerTrusted(X509Certificate @Nullable [] chain, @Nullable String kind) {
            // Accepts any certificate: nothing is sent over this connection.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
