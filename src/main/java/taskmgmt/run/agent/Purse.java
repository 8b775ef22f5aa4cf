package taskmgmt.run.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Budget;
import taskmgmt.agent.Spent;

/** The budget of the work on one task, and its use so far. Thread-safe. */
public final class Purse {
    private final Budget budget;
    private final long beginNanos = System.nanoTime();
    private Spent spent = Spent.NOTHING;

    public Purse(Budget budget) {
        this.budget = budget;
    }

    public synchronized void spend(Spent more) {
        spent = spent.and(more);
    }

    /** A step, or a call of a tool, begins. */
    public synchronized void step() {
        spent = spent.step();
    }

    public synchronized Spent spent() {
        return spent;
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - beginNanos);
    }

    /** Which part of the budget is used up, as a sentence; null if none is. */
    public synchronized @Nullable String usedUp() {
        return budget.usedUp(spent, elapsed());
    }

    /** How much time there is for a step that may take this long. */
    Duration timeFor(Duration limit) {
        Duration time = budget.time();
        if (time == null) {
            return limit;
        }
        Duration left = time.minus(elapsed());
        return left.compareTo(limit) < 0 ? (left.isNegative() ? Duration.ofMillis(1) : left) : limit;
    }
}
