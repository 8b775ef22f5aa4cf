package taskmgmt.agent;

import java.util.Locale;

/**
 * A strictly parsed URL: forms that programs could parse differently are refused, so that the request goes to exactly the allowed
 * address.
 *
 * @param origin scheme, host and port, in lower case: {@code http://localhost:8080}
 * @param path   from its {@code /} on, without the query
 * @param query  including its {@code ?}; empty if none
 */
public record WebAddress(String origin, String path, String query) {
    private static final int MAX_LENGTH = 2_000;
    private static final String IN_PATH = "-._~!$&'()*+,;=:@/%";

    /** @throws IllegalArgumentException if it is not a valid address */
    public static WebAddress parse(String text) {
        int scheme = text.startsWith("http://") ? "http://".length() : text.startsWith("https://") ? "https://".length() : 0;
        if (scheme == 0 || text.length() > MAX_LENGTH) {
            throw refused(text, "is no address that begins with http:// or https://");
        }
        int slash = text.indexOf('/', scheme);
        int mark = text.indexOf('?', scheme);
        int end = slash < 0 ? mark < 0 ? text.length() : mark : mark < 0 ? slash : Math.min(slash, mark);
        String authority = text.substring(scheme, end).toLowerCase(Locale.ROOT);
        if (authority.indexOf('@') >= 0) {
            throw new IllegalArgumentException("has a user in it: credentials do not belong in an address");
        }
        checkAuthority(authority, text);
        String path = text.substring(end, mark < 0 ? text.length() : mark);
        String query = mark < 0 ? "" : text.substring(mark);
        check(path, IN_PATH, text);
        check(query, IN_PATH + "?", text);
        for (String part : path.toLowerCase(Locale.ROOT).replace("%2e", ".").replace("%2f", "/").replace("%5c", "/").split("/", -1)) {
            if (part.equals(".") || part.equals("..")) {
                throw refused(text, "has '" + part + "' in its path");
            }
        }
        return new WebAddress(text.substring(0, scheme) + authority, path.isEmpty() ? "/" : path, query);
    }

    private static void checkAuthority(String authority, String text) {
        int colon = authority.startsWith("[") ? authority.indexOf("]:") + 1 : authority.indexOf(':');
        String host = colon > 0 ? authority.substring(0, colon) : authority;
        String port = colon > 0 ? authority.substring(colon + 1) : "80";
        boolean six = host.startsWith("[") && host.endsWith("]");
        for (int i = six ? 1 : 0; i < host.length() - (six ? 1 : 0); i++) {
            if (!isLetterOrDigit(host.charAt(i)) && (six ? ":." : "-._").indexOf(host.charAt(i)) < 0) {
                throw refused(text, "has no host that can be asked");
            }
        }
        if (host.isEmpty() || port.isEmpty() || port.length() > 5 || !port.chars().allMatch(each -> each >= '0' && each <= '9')) {
            throw refused(text, "has no host and port that can be asked");
        }
    }

    private static boolean isLetterOrDigit(char each) {
        return each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9';
    }

    private static void check(String part, String others, String text) {
        for (int i = 0; i < part.length(); i++) {
            if (!isLetterOrDigit(part.charAt(i)) && others.indexOf(part.charAt(i)) < 0) {
                throw refused(text, "has a character in it that has to be written as %xx, or a fragment");
            }
        }
    }

    private static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException("'" + text + "' " + why);
    }

    /** Whether this address is below the other: on the same server, and at its path or deeper. */
    public boolean isBelow(WebAddress prefix) {
        String begin = prefix.path.endsWith("/") ? prefix.path : prefix.path + "/";
        return origin.equals(prefix.origin) && (path.equals(prefix.path) || path.startsWith(begin));
    }

    @Override
    public String toString() {
        return origin + path + query;
    }
}
