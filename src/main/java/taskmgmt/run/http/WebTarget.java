package taskmgmt.run.http;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a request goes.
 *
 * @param host as the address has it, of version 6 without its brackets
 * @param path with what is asked of it, percent-encoded
 */
public record WebTarget(boolean tls, String host, int port, String path) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int LAST_PORT = 65_535;

    /** @throws IllegalArgumentException if it is no address of a web server */
    public static WebTarget parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("it is no address of a web server: " + e.getReason(), e);
        }
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        String host = uri.getHost();
        if (!tls && !"http".equalsIgnoreCase(uri.getScheme()) || host == null || uri.getPort() > LAST_PORT) {
            throw new IllegalArgumentException("it is no address of a web server: write https://HOST/PATH");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the address has a user in it: name a secret header instead");
        }
        String query = uri.getRawQuery();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new WebTarget(tls, plain, uri.getPort() > 0 ? uri.getPort() : tls ? HTTPS : HTTP,
                URI.create(query == null ? path : path + "?" + query).toASCIIString());
    }

    /** As the request names it. */
    String authority() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (tls ? HTTPS : HTTP) ? name : name + ":" + port;
    }

    /** For people: what follows the host may be a secret. */
    public String shown() {
        return (tls ? "https://" : "http://") + authority();
    }
}
