package taskmgmt.integration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taskmgmt.run.http.AddressRule;
import taskmgmt.time.Durations;

/**
 * Another system, as configured. Immutable.
 *
 * @param name       its name; also the type of its tasks
 * @param url        the base address of its API, without a trailing slash; for files, their directory
 * @param credential the name of the credential for it; null for none
 * @param enabled    whether it may be used
 * @param isPrivate  whether its host name may also resolve to a private network
 * @param limits     limits for requests to it
 * @param settings   further settings that its kind needs, such as {@code org_id}
 */
public record Integration(
        String name, Kind kind, String url, @Nullable String credential, boolean enabled, boolean isPrivate, Limits limits, Map<String, String> settings) {
    private static final int MAX_NAME_CHARS = 64;

    /** The kind of system. */
    public enum Kind {
        /** Agents of Codegen, by its REST API. */
        CODEGEN("https://api.codegen.com", "org_id", null),
        /** Tasks in a collection of Qdrant, by its REST API. */
        QDRANT("http://localhost:6333", "collection", null),
        /** Tasks that a web server lists as JSON. */
        HTTP(null, "path", HttpSource.REPORT),
        /** Tasks in JSON files of a directory. */
        FILES(null, "directory", null);

        private final @Nullable String usualUrl;
        private final String needed;
        private final @Nullable String more;

        Kind(@Nullable String usualUrl, String needed, @Nullable String more) {
            this.usualUrl = usualUrl;
            this.needed = needed;
            this.more = more;
        }

        /** The word for the kind. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The default address; null if it must be given, or if it is not a web server. */
        public @Nullable String usualUrl() {
            return usualUrl;
        }

        /** The required setting. */
        public String needed() {
            return needed;
        }

        /** All settings of this kind. */
        public List<String> settings() {
            return more == null ? List.of(needed) : List.of(needed, more);
        }

        /** Whether it is a web server; the others are files. */
        public boolean isAsked() {
            return this != FILES;
        }

        /** Whether it supplies tasks; the others do work. */
        public boolean isSource() {
            return this != CODEGEN;
        }

        /** The words for all kinds. */
        public static String[] words() {
            return Stream.of(values()).map(Kind::text).toArray(String[]::new);
        }

        /** @throws IllegalArgumentException if there is no such kind */
        public static Kind parse(String text) {
            for (Kind kind : values()) {
                if (kind.text().equals(text)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("'" + text + "' is none of " + String.join(", ", words()));
        }
    }

    /**
     * Limits for requests.
     *
     * @param timeout of one request
     * @param retries how often a failed request is repeated
     * @param pause   before the first retry; twice as long before each further one
     * @param poll    how long to wait between two checks of work in progress
     */
    public record Limits(Duration timeout, int retries, Duration pause, Duration poll) {
        public static final Limits USUAL = new Limits(Duration.ofSeconds(30), 3, Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    /** @throws IllegalArgumentException if a name, an address or a setting is invalid */
    public Integration {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        if (name.isBlank() || name.length() > MAX_NAME_CHARS || !name.chars().allMatch(each -> Character.isLetterOrDigit(each) || each == '-' || each == '_')) {
            throw new IllegalArgumentException("'" + name + "' is no name: up to " + MAX_NAME_CHARS + " letters, digits, '-' and '_'");
        }
        if (kind != Kind.FILES) {
            origin(url);
        }
        String fault = fault(kind, settings);
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException(kind.text() + " needs --set " + fault);
        }
    }

    /** The URL of the directory of a file source. */
    public static String url(Path directory) {
        return directory.toUri().toString();
    }

    private static String fault(Kind kind, Map<String, String> settings) {
        String needed = settings.getOrDefault(kind.needed(), "");
        return switch (kind) {
            case CODEGEN, QDRANT -> isWord(needed) ? "" : kind.needed() + "=…, of letters, digits, '-', '_' and '.'";
            case FILES -> Path.of(needed).isAbsolute() ? "" : "directory=…, where the files are";
            case HTTP -> !isPath(needed) ? "path=/…, at which it lists its tasks" : isReport(settings.get(HttpSource.REPORT)) ? ""
                    : "report=/…/" + HttpSource.ID + ", to which the state of a task is posted";
        };
    }

    private static boolean isWord(String text) {
        return !text.isEmpty() && !text.startsWith(".") && text.chars().allMatch(each -> Character.isLetterOrDigit(each) || each == '-' || each == '_' || each == '.');
    }

    private static boolean isReport(@Nullable String path) {
        return path == null || path.contains(HttpSource.ID) && isPath(path.replace(HttpSource.ID, "1"));
    }

    /** Whether the text is only a path after scheme, host and port, so that it cannot lead to another server. */
    private static boolean isPath(String text) {
        try {
            URI uri = URI.create(text);
            return text.startsWith("/") && !text.startsWith("//") && uri.getRawAuthority() == null && uri.getRawFragment() == null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** The same integration, enabled or disabled. */
    public Integration enabled(boolean on) {
        return new Integration(name, kind, url, credential, on, isPrivate, limits, settings);
    }

    /**
     * Whether its host may be on this machine or its network: if that was allowed explicitly, or if the URL contains the address
     * itself, which cannot lead elsewhere.
     */
    public boolean mayBePrivate() {
        String host = String.valueOf(URI.create(url).getHost()).toLowerCase(Locale.ROOT);
        return isPrivate || host.equals("localhost") || AddressRule.isLiteral(host);
    }

    /** The setting that its kind needs. */
    public String needed() {
        return settings.getOrDefault(kind.needed(), "");
    }

    /**
     * Scheme, host and port of an address, in lower case: a credential is bound to these.
     *
     * @throws IllegalArgumentException if it is not an address of a web server, or has more than that and a path
     */
    public static String origin(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("it is no address of a web server, such as https://api.example.com");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean web = (scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null;
        if (!web || uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("it is no address of a web server, such as https://api.example.com, with nothing but a path behind it");
        }
        int usual = scheme.equals("https") ? 443 : 80;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + (uri.getPort() < 0 ? usual : uri.getPort());
    }

    /** Whether data sent there can be read in transit; no credential is sent then. */
    public static boolean isOpen(String origin) {
        String host = String.valueOf(URI.create(origin).getHost());
        return origin.startsWith("http://") && !host.equals("localhost") && !host.startsWith("127.") && !host.equals("[::1]");
    }

    /** The integration as the file holds it. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("kind", kind.text());
        map.put("url", url);
        map.put("credential", credential);
        map.put("enabled", enabled);
        map.put("private", isPrivate ? true : null);
        map.put("timeout", limits.timeout().toString());
        map.put("retries", (long) limits.retries());
        map.put("retry_pause", limits.pause().toString());
        map.put("poll", limits.poll().toString());
        map.put("settings", settings);
        return map;
    }

    /** @throws IllegalArgumentException if it is not an integration */
    public static Integration of(Map<?, ?> map) {
        if (map.get("name") instanceof String name && map.get("kind") instanceof String kind && map.get("url") instanceof String url
                && map.get("enabled") instanceof Boolean enabled && map.get("timeout") instanceof String timeout && map.get("retries") instanceof Long retries
                && map.get("retry_pause") instanceof String pause && map.get("poll") instanceof String poll && map.get("settings") instanceof Map<?, ?> given) {
            Map<String, String> settings = new LinkedHashMap<>();
            given.forEach((key, value) -> settings.put(String.valueOf(key), String.valueOf(value)));
            Limits limits = new Limits(Durations.parse(timeout), Math.toIntExact(retries), Durations.parse(pause), Durations.parse(poll));
            return new Integration(name, Kind.parse(kind), url, map.get("credential") instanceof String text ? text : null, enabled, Boolean.TRUE.equals(map.get("private")),
                    limits, settings);
        }
        throw new IllegalArgumentException("an entry is no integration");
    }
}
