package taskmgmt.run.agent.tool;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.ToolRules;
import taskmgmt.agent.WebAddress;
import taskmgmt.agent.tool.ToolFailure;
import taskmgmt.agent.tool.ToolSpec;
import taskmgmt.agent.tool.Trouble;

/** Asks for an address of a list. A redirect is not followed: where it leads was not allowed. */
public final class WebTool implements AgentTool {
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;
    private static final int FIRST_ERROR = 400;

    private final ToolRules rules;
    private final Waiting waiting;

    public WebTool(ToolRules rules, Waiting waiting) {
        this.rules = rules;
        this.waiting = waiting;
    }

    @Override
    public ToolSpec spec() {
        return new ToolSpec("http_get", "Answers with the status and the text of an address. Addresses begin with: "
                + String.join(", ", rules.urls().stream().map(WebAddress::toString).toList()),
                ToolSpec.object(Map.of("url", ToolSpec.string("the address")), List.of("url")), true);
    }

    @Override
    public Output call(Map<String, @Nullable Object> arguments, Duration limit) throws ToolFailure, InterruptedException {
        WebAddress address;
        try {
            address = WebAddress.parse(String.valueOf(arguments.get("url")));
        } catch (IllegalArgumentException e) {
            throw new ToolFailure(Trouble.VALIDATION, String.valueOf(e.getMessage()));
        }
        if (!rules.allows(address)) {
            throw new ToolFailure(Trouble.PERMISSION, address + " may not be asked for");
        }
        int millis = (int) Math.min(Integer.MAX_VALUE, limit.toMillis());
        try {
            return waiting.get(() -> get(address, millis), System.nanoTime() + limit.toNanos());
        } catch (TimeoutException _) {
            throw new ToolFailure(Trouble.TIMEOUT, address + " does not answer in time");
        } catch (ExecutionException e) {
            throw failure(address, e.getCause());
        }
    }

    private static ToolFailure failure(WebAddress address, @Nullable Throwable cause) {
        return cause instanceof ToolFailure known ? known : cause instanceof SocketTimeoutException
                ? new ToolFailure(Trouble.TIMEOUT, address + " does not answer in time")
                : new ToolFailure(Trouble.NETWORK, address + ": " + (cause == null ? "no answer" : cause.getMessage()));
    }

    private static Output get(WebAddress address, int millis) throws IOException, ToolFailure {
        HttpURLConnection connection = (HttpURLConnection) URI.create(address.toString()).toURL().openConnection();
        try {
            connection.setConnectTimeout(millis);
            connection.setReadTimeout(millis);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestProperty("User-Agent", "task-mgmt");
            int status = connection.getResponseCode();
            if (status == TOO_MANY || status >= FIRST_SERVER_ERROR) {
                throw new ToolFailure(status == TOO_MANY ? Trouble.RATE_LIMIT : Trouble.SERVICE, address + " answers with status " + status);
            }
            String location = connection.getHeaderField("Location");
            InputStream body = status >= FIRST_ERROR ? connection.getErrorStream() : connection.getInputStream();
            String text = body == null ? "" : new String(body.readNBytes(Output.MAX_TEXT), StandardCharsets.UTF_8);
            return new Output("status " + status + (location == null ? "" : ", which leads to " + location) + "\n" + text, status >= FIRST_ERROR);
        } finally {
            connection.disconnect();
        }
    }
}
