package taskmgmt.mcp.session;

import java.util.List;

/** The supported versions of the protocol, oldest first. */
public final class SpokenVersions {
    /** The versions with sessions that are supported over streams. */
    public static final List<String> OF_STREAMS = List.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25");
    /**
     * The versions with sessions that are supported over HTTP; the first stream version has a different HTTP transport, which no
     * client needs any more.
     */
    public static final List<String> OF_HTTP = List.of("2025-03-26", "2025-06-18", "2025-11-25");
    /** The version without sessions, whose messages are self-contained. */
    public static final String STATELESS = "2026-07-28";

    private SpokenVersions() {}
}
