package taskmgmt.export.otlp;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.run.http.AddressRule;
import taskmgmt.run.http.WebCall;
import taskmgmt.run.http.WebReply;
import taskmgmt.run.http.WebRequest;
import taskmgmt.run.http.WebTarget;

/** A collector that receives OTLP over HTTP. */
public final class Collector implements SpanTarget {
    private static final String PATH = "/v1/traces";
    private static final Duration TIMEOUT = Duration.ofSeconds(10); // the default of OTLP exporters

    private final WebTarget address;
    private final Map<String, String> headers;

    /**
     * @param address of the collector itself, or of its endpoint for traces
     * @param headers that it requires, such as a token
     * @throws IllegalArgumentException if the address or a header is not valid
     */
    public Collector(String address, Map<String, String> headers) {
        WebTarget target = WebTarget.parse(address);
        this.address = target.path().equals("/") ? new WebTarget(target.tls(), target.host(), target.port(), PATH) : target;
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Content-Type", "application/json");
        all.putAll(headers);
        this.headers = Map.copyOf(new WebRequest("POST", this.address, all, "").headers());
    }

    @Override
    public String name() {
        return "collector " + address.shown() + address.path();
    }

    @Override
    public long take(String json) throws NotTakenException {
        try {
            // The user has named the host, so it may be this machine, or one inside the network.
            WebReply reply = new WebCall(AddressRule.of(List.of(address.host()))).ask(new WebRequest("POST", address, headers, json), TIMEOUT);
            if (!reply.isGood()) {
                throw new NotTakenException(address.shown() + " " + reply.error());
            }
            return refused(reply.text());
        } catch (WebCall.FailedException e) {
            throw new NotTakenException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * {@code {"partialSuccess": {"rejectedSpans": "3"}}}; if everything was accepted, most collectors leave it out, or answer with an empty
     * object.
     */
    private static long refused(String text) {
        try {
            Object count = Json.lenient().parse(text).get("partialSuccess") instanceof Map<?, ?> partial ? partial.get("rejectedSpans") : null;
            return count == null ? 0 : Long.parseLong(count.toString());
        } catch (BadJsonException | NumberFormatException _) {
            return 0; // the status says that they were accepted
        }
    }
}
