package taskmgmt.run.task;

import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;
import taskmgmt.run.http.AddressRule;
import taskmgmt.run.http.RepeatedCall;
import taskmgmt.run.http.WebRequest;
import taskmgmt.run.http.WebTarget;

/** What the user wants done when a task has ended. */
public sealed interface FollowUp {
    /** A command line for a shell, with the facts in its environment. */
    record Line(String text) implements FollowUp {}

    /**
     * A web server that receives the facts as JSON.
     *
     * @param rule which addresses are allowed
     */
    record Post(WebTarget address, AddressRule rule) implements FollowUp {
        private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json", "User-Agent", "task-mgmt");

        /** Null if the server accepted it; otherwise why not, without the part of the address after the host. */
        @Nullable String send(Map<String, @Nullable Object> facts, RepeatedCall.Pause pause) throws InterruptedException {
            WebRequest request = new WebRequest("POST", address, HEADERS, JsonPrinter.compact(facts));
            RepeatedCall.Failure failure = new RepeatedCall(rule, InetAddress::getAllByName, pause).send(request, address.shown());
            return failure == null ? null : failure.text();
        }
    }

    /**
     * A text that starts like the address of a web server is one, at first limited to the public internet; anything else
     * is a command line for a shell.
     *
     * @throws IllegalArgumentException if it starts like an address and is not valid
     */
    static FollowUp parse(String text) {
        boolean isAddress = text.startsWith("https://") || text.startsWith("http://");
        return isAddress ? new Post(WebTarget.parse(text), AddressRule.parse(null)) : new Line(text);
    }

    /** The same, with these addresses allowed for a web server. */
    default FollowUp under(AddressRule rule) {
        return this instanceof Post post ? new Post(post.address(), rule) : this;
    }
}
