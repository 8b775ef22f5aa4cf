package taskmgmt.view.agent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentHistory;
import taskmgmt.number.Decimal;
import taskmgmt.render.Format;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/** The health of agents, one a row. */
public final class AgentHealthColumns {
    private AgentHealthColumns() {}

    /**
     * One agent.
     *
     * @param fault why it cannot be run now; null if nothing speaks against it, as far as can be seen without running
     *     it
     */
    public record Row(Agent agent, AgentHistory history, Instant now, @Nullable String fault) {
        /** The word for its health. */
        public String health() {
            return !agent.isEnabled() ? "disabled" : fault != null ? "down" : history.health(now).text();
        }
    }

    public static Listing<Row> in(Format format) {
        return FieldList.<Row>in(format)
                .exact("agent", "AGENT", each -> each.agent().name()).key()
                .exact("health", "HEALTH", Row::health).key()
                .number("running", "RUNNING", each -> (long) each.history().running())
                .number("capacity", "CAPACITY", each -> (long) each.agent().capacity()).minor()
                .number("steps", "STEPS", each -> (long) each.history().steps().size())
                .number("failures", "FAILED", each -> each.history().failures())
                .age("seen_at", "SEEN", each -> each.history().seenAt()).minor()
                .sentence("note", "NOTE", each -> each.fault() != null ? each.fault() : each.history().lastError())
                .program("error_rate", each -> Decimal.valueOf(each.history().errorRate()));
    }
}
