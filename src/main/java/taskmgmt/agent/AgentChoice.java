package taskmgmt.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The agent chosen for a task, and its fallbacks.
 *
 * @param first     the agent that is asked first
 * @param fallbacks the agents that take over if it fails, at most {@link Fallback#MAX} of them
 * @param scored    all agents that can do such a task, the best first
 */
public record AgentChoice(ScoredAgent first, List<ScoredAgent> fallbacks, List<ScoredAgent> scored) {
    public AgentChoice {
        fallbacks = List.copyOf(fallbacks);
        scored = List.copyOf(scored);
    }

    /**
     * Chooses the agents.
     *
     * @param named     the wanted agent; null for whichever is best
     * @param histories by agent name
     * @throws AgentException if no agent can do it, with the type of the reason
     */
    public static AgentChoice of(TaskFacts task, AgentRegistry registry, Map<String, AgentHistory> histories, @Nullable String named, Instant now)
            throws AgentException {
        List<ScoredAgent> scored = scored(task, registry, histories, now);
        ScoredAgent first = named == null ? best(task, registry, scored) : named(named, task, registry, scored);
        if (!first.isFree()) {
            throw new AgentException(AgentFault.CONCURRENCY_LIMIT, (named == null ? "all agents that could do it work on as many tasks as they may"
                    : "agent " + named + " works on " + first.history().running() + " tasks, and may on " + first.agent().capacity()) + ": try again later");
        }
        return new AgentChoice(first, fallbacks(first, scored, task), scored);
    }

    /** All enabled agents that can do such a task, the best first; of equal ones, the first in the file. */
    static List<ScoredAgent> scored(TaskFacts task, AgentRegistry registry, Map<String, AgentHistory> histories, Instant now) {
        Duration fastest = null;
        for (AgentHistory each : histories.values()) {
            Duration known = each.usualDuration(task.type());
            fastest = known != null && (fastest == null || known.compareTo(fastest) < 0) ? known : fastest;
        }
        List<ScoredAgent> scored = new ArrayList<>();
        for (Agent each : registry.agents()) {
            if (each.isEnabled() && each.suits(task.type(), task.tags())) {
                scored.add(ScoredAgent.of(each, histories.getOrDefault(each.name(), AgentHistory.NONE), task, fastest, now));
            }
        }
        scored.sort(Comparator.comparingDouble(ScoredAgent::score).reversed());
        return scored;
    }

    /** The best agent that is free and not down; failing that, one that is free; failing that, any. */
    private static ScoredAgent best(TaskFacts task, AgentRegistry registry, List<ScoredAgent> scored) throws AgentException {
        if (scored.isEmpty()) {
            throw new AgentException(AgentFault.NO_CAPABLE_AGENTS, nobody(task, registry));
        }
        for (ScoredAgent each : scored) {
            if (each.isFree() && each.health() != AgentHistory.Health.DOWN) {
                return each;
            }
        }
        return scored.stream().filter(ScoredAgent::isFree).findFirst().orElse(scored.getFirst());
    }

    private static String nobody(TaskFacts task, AgentRegistry registry) {
        if (registry.agents().isEmpty()) {
            return "no agent is registered, so nobody does task " + task.id() + ": 'task-mgmt agent register FILE' adds some";
        }
        List<String> disabled = registry.agents().stream().filter(each -> !each.isEnabled() && each.suits(task.type(), task.tags())).map(Agent::name).toList();
        return "no agent is for tasks of type '" + task.type() + "'" + (disabled.isEmpty() ? ": see CAPABILITIES of 'task-mgmt agent list'"
                : " but " + String.join(", ", disabled) + ", disabled: 'task-mgmt agent enable " + disabled.getFirst() + "' changes that");
    }

    private static ScoredAgent named(String name, TaskFacts task, AgentRegistry registry, List<ScoredAgent> scored) throws AgentException {
        for (ScoredAgent each : scored) {
            if (each.agent().name().equals(name)) {
                return each;
            }
        }
        Agent agent = registry.agent(name);
        if (agent == null) {
            throw new AgentException(AgentFault.NO_CAPABLE_AGENTS, "no agent '" + name + "': see 'task-mgmt agent list'");
        }
        throw new AgentException(AgentFault.TASK_AGENT_INCOMPATIBLE, "agent " + name + (agent.isEnabled()
                ? " is for " + String.join(", ", agent.capabilities()) + ", and not for tasks of type '" + task.type() + "'"
                : " is disabled: 'task-mgmt agent enable " + name + "' changes that"));
    }

    /**
     * Other agents that are capable and free, in the order that the first agent asks for; agents that are down only if the others
     * are too few.
     */
    private static List<ScoredAgent> fallbacks(ScoredAgent first, List<ScoredAgent> scored, TaskFacts task) {
        Fallback rule = first.agent().fallback();
        if (rule.order() == Fallback.Order.NONE) {
            return List.of();
        }
        List<ScoredAgent> others = new ArrayList<>();
        for (ScoredAgent each : scored) {
            String name = each.agent().name();
            if (!name.equals(first.agent().name()) && (rule.agents().isEmpty() || rule.agents().contains(name))) {
                others.add(each);
            }
        }
        others.sort(switch (rule.order()) {
            case SEQUENTIAL, NONE -> Comparator.comparingInt(each -> rule.agents().indexOf(each.agent().name()));
            case SIMILARITY -> Comparator.comparingDouble((ScoredAgent each) -> similarity(first.agent(), each.agent())).reversed();
            case PERFORMANCE -> Comparator.comparingDouble((ScoredAgent each) -> each.history().success(task.type())).reversed()
                    .thenComparing(each -> each.forecast() == null ? Duration.ofDays(1) : each.forecast());
        });
        others.removeIf(each -> !each.isFree());
        others.sort(Comparator.comparing(each -> each.health() == AgentHistory.Health.DOWN));
        return others.subList(0, Math.min(Fallback.MAX, others.size()));
    }

    /** The share of the two agents' capabilities that both have: 0 to 1. */
    static double similarity(Agent one, Agent other) {
        List<String> all = new ArrayList<>(one.capabilities());
        all.addAll(one.tools());
        List<String> others = new ArrayList<>(other.capabilities());
        others.addAll(other.tools());
        long both = all.stream().distinct().filter(others::contains).count();
        long either = Stream.concat(all.stream(), others.stream()).distinct().count();
        return either == 0 ? 0 : (double) both / either;
    }
}
