package taskmgmt.mcp.session;

import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Gives a server of the library its one session; the server sends its client nothing but answers. */
final class OneSession implements McpStreamableServerTransportProvider {
    private final List<String> versions;
    private McpStreamableServerSession.@Nullable Factory sessions;

    /** @param versions that are supported */
    OneSession(List<String> versions) {
        this.versions = versions;
    }

    @Override
    public void setSessionFactory(McpStreamableServerSession.Factory factory) {
        sessions = factory;
    }

    /** Begins the session. */
    McpStreamableServerSession.Factory sessions() {
        return Objects.requireNonNull(sessions, "the library sets it when a server is built");
    }

    @Override
    public List<String> protocolVersions() {
        return versions;
    }

    @Override
    public Mono<Void> notifyClients(String method, Object parameters) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }
}
