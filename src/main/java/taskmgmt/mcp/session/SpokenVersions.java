package taskmgmt.mcp.session;

import java.util.List;

/** SpokenVersions of the protocol, the oldest first. */
public final class SpokenVersions {
    /** Those that begin a session and are spoken over streams. */
    public static final List<String> OF_STREAMS = List.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25");
    /** Those that begin a session and are spoken over HTTP; the first one knows another transport, which no client needs any more. */
    public static final List<String> OF_HTTP = List.of("2025-03-26", "2025-06-18", "2025-11-25");
    /** The one whose messages stand alone. */
    public static final String STATELESS = "2026-07-28";

    private SpokenVersions() {}
}
