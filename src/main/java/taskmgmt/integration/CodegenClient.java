package taskmgmt.integration;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client for the agents of Codegen, by version 1 of its REST API: a run is created, polled until it has ended, and then has a
 * result. Not thread-safe.
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
     * @param id     the server's id
     * @param status the server's word, in upper case
     * @param url    where people can view it; null if unknown
     * @param result null until it has ended
     * @param answer the whole answer
     */
    public record Run(String id, String status, @Nullable String url, @Nullable String result, Map<String, @Nullable Object> answer) {
        /** Whether it has ended successfully. */
        public boolean isDone() {
            return DONE.contains(status);
        }

        /** Whether it has ended unsuccessfully. An unknown status counts as in progress. */
        public boolean isFailed() {
            return FAILED.contains(status);
        }
    }

    /** Checks that the server answers and accepts the credential. */
    public void check() throws RemoteException, InterruptedException {
        call.ask("/v1/organizations", null, true);
    }

    /**
     * Creates a run.
     *
     * @param repository the server's number of a repository; null for any
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

    /** Reads the current state of a run. */
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
