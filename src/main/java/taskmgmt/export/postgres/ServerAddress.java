package taskmgmt.export.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The URL of a database: {@code postgresql://user@host:5432/database?sslmode=verify-full}. It contains no password, since everyone on the
 * machine can see command lines, and none of the driver's settings except those below.
 *
 * @param url        for the driver, without a user
 * @param properties for the driver
 */
public record ServerAddress(String url, Map<String, String> properties) {
    private static final String FORM = "write postgresql://user@host:5432/database";

    public ServerAddress {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** @throws IllegalArgumentException if it is not such a URL, or contains a password or an unknown setting */
    public static ServerAddress parse(String text) {
        URI uri = uri(text);
        Map<String, String> properties = new LinkedHashMap<>();
        String user = uri.getRawUserInfo();
        if (user != null) {
            if (user.indexOf(':') >= 0) {
                throw new IllegalArgumentException("has a password in it, which everybody on the machine can see: set PGPASSWORD instead");
            }
            properties.put("user", decoded(user));
        }
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                properties.put(property(name), decoded(pair.substring(equals + 1)));
            }
        }
        String host = uri.getHost() == null ? "localhost" : uri.getHost();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (path.length() > 1 && path.indexOf('/', 1) >= 0 || host.isEmpty()) {
            throw new IllegalArgumentException("names no database; " + FORM);
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return new ServerAddress("jdbc:postgresql://" + host + port + (path.isEmpty() ? "/" : path), properties);
    }

    /** The same, with this user if it names none. */
    public ServerAddress orUser(String user) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.putIfAbsent("user", user);
        return new ServerAddress(url, more);
    }

    private static URI uri(String text) {
        String plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
            throw new IllegalArgumentException("is no address of PostgreSQL; " + FORM);
        }
        try {
            return new URI(plain).parseServerAuthority();
        } catch (URISyntaxException _) { // its message repeats the text, which may contain a password
            if (plain.matches("postgres(ql)?://([^@/]+@)?/[^/]*")) {
                return URI.create(plain.replaceFirst("@?/(?=[^/]*$)", "@localhost/").replace("//@", "//"));
            }
            throw new IllegalArgumentException("is no URL; " + FORM);
        }
    }

    /** The driver's name for a setting of psql. */
    private static String property(String name) {
        return switch (name) {
            case "sslmode", "sslrootcert", "sslcert", "sslkey", "user" -> name;
            case "connect_timeout" -> "connectTimeout";
            case "application_name" -> "ApplicationName";
            default -> throw new IllegalArgumentException("has '" + name + "', which is none of sslmode, sslrootcert, sslcert, sslkey, user, "
                    + "connect_timeout and application_name");
        };
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
