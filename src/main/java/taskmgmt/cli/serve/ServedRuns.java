package taskmgmt.cli.serve;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.run.workflow.LeadingThreads;
import taskmgmt.serve.action.RunLeader;

/** Leads runs in the threads of this process. */
record ServedRuns(LeadingThreads threads) implements RunLeader {
    @Override
    public Map<String, @Nullable Object> owner() {
        return threads.owner();
    }

    @Override
    public boolean isLed(String runId) {
        return threads.isLed(runId);
    }

    @Override
    public void lead(String runId, String actor) {
        threads.lead(runId, actor);
    }
}
