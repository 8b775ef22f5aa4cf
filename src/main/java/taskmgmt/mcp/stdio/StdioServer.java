package taskmgmt.mcp.stdio;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.mcp.Tool;
import taskmgmt.mcp.offer.CommandLine;
import taskmgmt.mcp.offer.Offer;

/** Serves one client until it closes the stream. For one use. */
public final class StdioServer {
    private final Offer offer;

    /**
     * @param tools   what is offered
     * @param version of this program
     * @param worker  who claims tasks; null for the name of the client and the number of this process
     * @param process the number of this process
     */
    public StdioServer(CommandLine commands, List<Tool> tools, String version, @Nullable String worker, long process) {
        this.offer = new Offer(commands, tools, version, worker, Long.toString(process));
    }

    /** Serves; returns when the input is at its end and every request is answered. */
    public void serve(InputStream in, OutputStream out) throws InterruptedException {
        OpenRequests requests = new OpenRequests();
        McpSyncServer server = offer.server(McpServer.sync(new StdioServerTransportProvider(Offer.mapper(), requests.in(in), requests.out(out))));
        try {
            requests.awaitEnd();
        } finally {
            server.closeGracefully();
        }
    }
}
