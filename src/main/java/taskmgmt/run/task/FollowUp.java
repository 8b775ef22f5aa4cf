package taskmgmt.run.task;

import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;
import taskmgmt.run.http.AddressRule;
import taskmgmt.run.http.RepeatedCall;
import taskmgmt.run.http.WebRequest;
import taskmgmt.run.http.WebTarget;

/** What its user has done when a task has ended. */
public sealed interface FollowUp {
    /** A line for a shell, which finds the facts in its environment. */
    record Line(String text) implements FollowUp {}

    /**
     * A web server that is sent the facts as JSON.
     *
     * @param rule which addresses may be asked
     */
    record Post(WebTarget address, AddressRule rule) implements FollowUp {
        private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json", "User-Agent", "task-mgmt");

        /** Null where the server took it; else why not, without what follows the host in the address. */
        @Nullable String send(Map<String, @Nullable Object> facts, RepeatedCall.Pause pause) throws InterruptedException {
            WebRequest request = new WebRequest("POST", address, HEADERS, JsonPrinter.compact(facts));
            RepeatedCall.Failure failure = new RepeatedCall(rule, InetAddress::getAllByName, pause).send(request, address.shown());
            return failure == null ? null : failure.text();
        }
    }

    /**
     * What begins as an address of a web server is one, at first of the public internet; all else is a line for a shell.
     *
     * @throws IllegalArgumentException where it begins as an address and is none
     */
    static FollowUp parse(String text) {
        boolean isAddress = text.startsWith("https://") || text.startsWith("http://");
        return isAddress ? new Post(WebTarget.parse(text), AddressRule.parse(null)) : new Line(text);
    }

    /** The same, where a web server may have these addresses. */
    default FollowUp under(AddressRule rule) {
        return this instanceof Post post ? new Post(post.address(), rule) : this;
    }
}
