package taskmgmt.mcp.http;

import java.util.List;

/** Versions of the protocol that can be spoken over HTTP; the first ones know another transport, which no client needs any more. */
public final class HttpVersions {
    /** The oldest first. */
    public static final List<String> ALL = List.of("2025-03-26", "2025-06-18", "2025-11-25");

    private HttpVersions() {}
}
