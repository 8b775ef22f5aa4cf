package taskmgmt.run.agent.tool;

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
import taskmgmt.queue.ErrorCategory;
import taskmgmt.run.http.AddressRule;
import taskmgmt.run.http.WebCall;
import taskmgmt.run.http.WebReply;
import taskmgmt.run.http.WebRequest;
import taskmgmt.run.http.WebTarget;

/**
 * Asks for an address of a list, whose hosts may be private: the user has named them. A redirect is not followed: where it leads was
 * not allowed.
 */
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
        WebCall call = new WebCall(AddressRule.of(rules.urls().stream().map(url -> WebTarget.parse(url.toString()).host()).toList()));
        try {
            return waiting.get(() -> get(call, address, limit), System.nanoTime() + limit.toNanos());
        } catch (TimeoutException _) {
            throw new ToolFailure(Trouble.TIMEOUT, address + " does not answer in time");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ToolFailure known ? known : new ToolFailure(Trouble.NETWORK, address + ": " + e.getCause());
        } finally {
            call.stop();
        }
    }

    private static Output get(WebCall call, WebAddress address, Duration limit) throws ToolFailure {
        WebReply reply;
        try {
            WebTarget target = WebTarget.parse(address.toString());
            reply = call.ask(new WebRequest("GET", target, Map.of("User-Agent", "task-mgmt"), null), limit);
        } catch (WebCall.FailedException e) {
            throw new ToolFailure(trouble(e.category()), e.of(address.toString()));
        } catch (IllegalArgumentException e) {
            throw new ToolFailure(Trouble.VALIDATION, String.valueOf(e.getMessage()));
        }
        if (reply.status() == TOO_MANY || reply.status() >= FIRST_SERVER_ERROR) {
            throw new ToolFailure(reply.status() == TOO_MANY ? Trouble.RATE_LIMIT : Trouble.SERVICE, address + " answers with status " + reply.status());
        }
        String location = reply.location();
        return new Output("status " + reply.status() + (location == null ? "" : ", which leads to " + location) + "\n"
                + reply.text(), reply.status() >= FIRST_ERROR);
    }

    private static Trouble trouble(ErrorCategory category) {
        return switch (category) {
            case TIMEOUT -> Trouble.TIMEOUT;
            case PERMISSION -> Trouble.PERMISSION;
            case VALIDATION -> Trouble.VALIDATION;
            default -> Trouble.NETWORK;
        };
    }
}
