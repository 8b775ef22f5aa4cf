package taskmgmt.agent;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * An agent with the score by which it is chosen.
 *
 * @param forecast how long a step takes it, according to the log; null if unknown
 */
public record ScoredAgent(Agent agent, AgentHistory history, double score, AgentHistory.Health health, @Nullable Duration forecast) {
    private static final double BASE = 5;
    private static final double HEALTHY = 3;
    private static final double DEGRADED = 1;
    private static final double DOWN = -2;
    private static final double AVAILABLE = 2;
    private static final double LITTLE_LOAD = 1;
    private static final double LOAD = 2;
    private static final double SUCCESS = 4;
    private static final double NAMED = 2;
    private static final double SPEED = 1;
    private static final int HUNDRED = 100;

    /**
     * Scores an agent for a task.
     * @param fastest the shortest time that any agent is known to take for such a task; null if unknown
     * @param fastest the shortest time that any agent is known to take for such a task; null if unknown
     */
    static ScoredAgent of(Agent agent, AgentHistory history, TaskFacts task, @Nullable Duration fastest, Instant now) {
        AgentHistory.Health health = history.health(now);
        double load = Math.min(1, (double) history.running() / agent.capacity());
        Duration forecast = history.usualDuration(task.type());
        double score = BASE
                + switch (health) {
                    case HEALTHY, UNKNOWN -> HEALTHY;
                    case DEGRADED -> DEGRADED;
                    case DOWN -> DOWN;
                }
                + (load < 1 ? AVAILABLE : 0)
                + (load < 1.0 / 2 ? LITTLE_LOAD : 0)
                + LOAD * (1 - load)
                + SUCCESS * history.success(task.type())
                + (agent.capabilities().contains(task.type()) ? NAMED : 0)
                + (forecast == null || fastest == null || forecast.isZero() ? 0 : SPEED * fastest.toNanos() / forecast.toNanos());
        return new ScoredAgent(agent, history, score, health, forecast);
    }

    /** The score rounded to two digits. */
    public Decimal shownScore() {
        return Decimal.valueOf(Math.round(score * HUNDRED), 2);
    }

    /** Whether it has room for another task. */
    public boolean isFree() {
        return history.running() < agent.capacity();
    }
}
