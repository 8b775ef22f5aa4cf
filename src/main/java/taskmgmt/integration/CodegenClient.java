package taskmgmt.integration;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Agents of Codegen, by version 1 of its REST API: a run is created, looked at until it is over, and then has a result. Not thread-safe.
 *
 * @see <a href="https://docs.codegen.com/api-reference/agents/create-agent-run">its description</a>
 */
public final class CodegenClient {
    private static final Set<String> DONE = Set.of("COMPLETE", "COMPLETED");
    private static final Set<String> FAILED = Set.of("FAILED", "ERROR", "CANCELLED", "TIMEOUT", "MAX_ITERATIONS_REACHED", "OUT_OF_TOKENS");

    private final RemoteCall call;
    private final String runs;

    /** @param token null for none */
    public CodegenClient(Integration integration, @Nullable String token, Contact contact) {
        this.call = new RemoteCall(integration, token == null ? Map.of() : Map.of("Authorization", "Bearer " + token), contact);
        this.runs = "/v1/organizations/" + integration.needed() + "/agent/run";
    }

    /**
     * A run as the server describes it.
     *
     * @param id     the server's
     * @param status its word, in upper case
     * @param url    where people see it; null where nobody said
     * @param result null until it is over
     * @param answer all that was said
     */
    public record Run(String id, String status, @Nullable String url, @Nullable String result, Map<String, @Nullable Object> answer) {
        /** Whether it is over, and well. */
        public boolean isDone() {
            return DONE.contains(status);
        }

        /** Whether it is over, and not well. A word that is not known is of a run that goes on. */
        public boolean isFailed() {
            return FAILED.contains(status);
        }
    }

    /** Whether the server is there and knows us. */
    public void check() throws RemoteException, InterruptedException {
        call.ask("/v1/organizations", null, true);
    }

    /**
     * Creates a run.
     *
     * @param repository the server's number of one; null for any
     */
    public Run create(String prompt, @Nullable Long repository, Map<String, String> metadata) throws RemoteException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("prompt", prompt);
        body.put("metadata", metadata);
        if (repository != null) {
            body.put("repo_id", repository);
        }
        return run(call.ask(runs, body, false));
    }

    /** Looks at a run. */
    public Run get(String id) throws RemoteException, InterruptedException {
        return run(call.ask(runs + "/" + id, null, true));
    }

    private static Run run(Map<String, @Nullable Object> answer) throws RemoteException {
        Object id = answer.get("id");
        if (!(id instanceof Long) || !(answer.get("status") instanceof String status)) {
            throw new RemoteException("the answer is no run of an agent: it has no id or no status");
        }
        return new Run(id.toString(), status.toUpperCase(Locale.ROOT), answer.get("web_url") instanceof String url ? url : null,
                answer.get("result") instanceof String result ? result : null, answer);
    }
}
