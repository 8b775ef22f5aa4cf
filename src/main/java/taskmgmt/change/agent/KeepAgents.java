package taskmgmt.change.agent;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentCatalogue;
import taskmgmt.agent.AgentsParser;
import taskmgmt.agent.AgentsText;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.journal.LogFiles;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.write.LoggedAct;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.word.Suggestion;

/** Registers, enables and disables agents, with an audit entry for each change. Not thread-safe. */
public final class KeepAgents {
    private final TaskLog log;

    public KeepAgents(TaskLog log) {
        this.log = log;
    }

    /**
     * Adds the agents of a file to those that there are; of the same names the new ones hold.
     *
     * @param text a valid file of agents
     * @return the names of those that are new, or other than before; nothing is written where there are none
     * @throws RefusedException if the policy forbids it, or the file of the directory cannot be changed
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public List<String> register(String text) throws IOException {
        Act act = new Act("registered") {
            @Override
            String change(String before) {
                return AgentsText.with(before, text);
            }
        };
        log.act(Actions.AGENT, ProtectedResource.log("agents"), act);
        return act.names;
    }

    /** Says whether an agent is given tasks. Returns whether that is a change. */
    public boolean enable(String name, boolean isEnabled) throws IOException {
        Act act = new Act(isEnabled ? "enabled" : "disabled") {
            @Override
            String change(String before) {
                AgentCatalogue agents = catalogue(before);
                if (agents.agent(name) == null) {
                    throw new RefusedException(Refusal.NOT_FOUND, "no agent '" + name + "'" + Suggestion.sentence(name, agents.byName().keySet())
                            + ": see 'task-mgmt agent list'");
                }
                return AgentsText.enabled(before, name, isEnabled);
            }
        };
        log.act(Actions.AGENT, ProtectedResource.log("agents"), act);
        return !act.names.isEmpty();
    }

    private static AgentCatalogue catalogue(String text) {
        AgentCatalogue agents = text.isBlank() ? AgentCatalogue.NONE : AgentsParser.parse(text).value();
        return agents == null ? AgentCatalogue.NONE : agents;
    }

    private abstract class Act implements LoggedAct {
        private final String what;
        private String after = "";
        private List<String> names = List.of();

        Act(String what) {
            this.what = what;
        }

        abstract String change(String before);

        @Override
        public @Nullable AuditEntry entry(Instant now, String actor) throws IOException {
            AgentsFile.read(log.directory()); // says what is wrong with it
            String before = AgentsFile.text(log.directory());
            try {
                after = change(before);
            } catch (IllegalArgumentException e) {
                throw new RefusedException(Refusal.NOT_ALLOWED, AgentsFile.in(log.directory()) + ": " + e.getMessage());
            }
            names = changed(catalogue(before), catalogue(after));
            if (names.isEmpty()) {
                return null;
            }
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            metadata.put(AuditTerms.NAMES, names);
            metadata.put(AuditTerms.WHAT, what);
            return new AuditEntry(now, actor, AuditTerms.AGENTS_CHANGED, LogFiles.AGENTS, Map.of(), metadata, null);
        }

        private static List<String> changed(AgentCatalogue before, AgentCatalogue after) {
            List<String> names = new ArrayList<>();
            after.byName().forEach((name, agent) -> {
                if (!agent.equals(before.agent(name))) {
                    names.add(name);
                }
            });
            return names;
        }

        @Override
        public void carryOut() throws IOException {
            AgentsFile.write(after, log.directory(), log.disk());
        }
    }
}
