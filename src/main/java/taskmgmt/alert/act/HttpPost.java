package taskmgmt.alert.act;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import taskmgmt.run.http.SecuredSocket;

/**
 * One POST over HTTP/1.1 (RFC 9112) to an address that was looked up before, of whose answer only the status counts. The client of
 * {@code java.base} looks a name up again when it connects, and may then get another address than the one that was checked; and it
 * follows redirects, which this one cannot.
 */
final class HttpPost {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int LINE_LENGTH = 8_192;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int FIRST_FINAL = 200;

    private final URI uri;
    private final InetAddress address;

    /** @param address of the host of the URI */
    HttpPost(URI uri, InetAddress address) {
        this.uri = uri;
        this.address = address;
    }

    /** The status of the answer. */
    int send(Map<String, String> headers, byte[] body) throws IOException {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, port()), TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            try (Socket socket = isSecure() ? SecuredSocket.over(plain, uri.getHost(), port()) : plain) {
                OutputStream out = socket.getOutputStream();
                out.write(head(headers, body.length).getBytes(StandardCharsets.ISO_8859_1));
                out.write(body);
                out.flush();
                return status(new BufferedInputStream(socket.getInputStream()));
            }
        }
    }

    private boolean isSecure() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private int port() {
        return uri.getPort() >= 0 ? uri.getPort() : isSecure() ? HTTPS : HTTP;
    }

    private String head(Map<String, String> headers, int length) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        StringBuilder head = new StringBuilder("POST ").append(path).append(uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()).append(" HTTP/1.1\r\nHost: ")
                .append(uri.getHost()).append(uri.getPort() < 0 ? "" : ":" + uri.getPort()).append("\r\nConnection: close\r\nContent-Length: ").append(length).append("\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    /** Of the first answer that is not of those that only say that it goes on. */
    private static int status(InputStream in) throws IOException {
        long end = System.nanoTime() + TIMEOUT_MILLIS * NANOS_PER_MILLI;
        while (true) {
            String line = line(in, end);
            String[] words = line.split(" ", -1);
            if (!line.startsWith("HTTP/1.") || words.length < 2 || !words[1].matches("[1-5][0-9][0-9]")) {
                throw new IOException("this is no web server");
            }
            int status = Integer.parseInt(words[1]);
            if (status >= FIRST_FINAL) {
                return status;
            }
            while (!line.isEmpty()) {
                line = line(in, end);
            }
        }
    }

    private static String line(InputStream in, long endNanos) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("it has hung up without an answer");
            }
            if (System.nanoTime() - endNanos > 0) {
                throw new SocketTimeoutException("Read timed out");
            }
            if (line.length() == LINE_LENGTH) {
                throw new IOException("this is no web server");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
