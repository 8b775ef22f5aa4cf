package taskmgmt.change.integration;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.integration.Integration;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.write.LoggedAct;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Adds, enables, disables and removes integrations; each is on record before it is done. Not thread-safe. */
public final class ChangeIntegrations {
    private final TaskLog log;

    public ChangeIntegrations(TaskLog log) {
        this.log = log;
    }

    /** @throws RefusedException where there is one of its name, or the policy forbids it */
    public void add(Integration integration) throws IOException {
        act(new Edit(integration.name(), "added") {
            @Override
            void change(List<Integration> all, int place) {
                if (place >= 0) {
                    throw new RefusedException(Refusal.NOT_ALLOWED, "there is an integration '" + integration.name() + "': remove it first");
                }
                all.add(integration);
            }
        });
    }

    /** @throws RefusedException where there is none of this name, it is so already, or the policy forbids it */
    public void enable(String name, boolean on) throws IOException {
        act(new Edit(name, on ? "enabled" : "disabled") {
            @Override
            void change(List<Integration> all, int place) {
                Integration known = all.get(known(place));
                if (known.enabled() == on) {
                    throw new RefusedException(Refusal.NOT_ALLOWED, name + " is " + (on ? "enabled" : "disabled") + " already");
                }
                all.set(place, known.enabled(on));
            }
        });
    }

    /** @throws RefusedException where there is none of this name, or the policy forbids it */
    public void remove(String name) throws IOException {
        act(new Edit(name, "removed") {
            @Override
            void change(List<Integration> all, int place) {
                all.remove(known(place));
            }
        });
    }

    private void act(Edit edit) throws IOException {
        log.act(Actions.INTEGRATION, ProtectedResource.log("integrations"), edit);
    }

    /** A change of the list. */
    private abstract class Edit implements LoggedAct {
        private final String name;
        private final String what;
        private List<Integration> after = List.of();

        Edit(String name, String what) {
            this.name = name;
            this.what = what;
        }

        /** @param place of the one of this name; negative where there is none */
        abstract void change(List<Integration> all, int place);

        int known(int place) {
            if (place < 0) {
                throw new RefusedException(Refusal.NOT_FOUND, "no integration '" + name + "'");
            }
            return place;
        }

        @Override
        public AuditEntry entry(Instant now, String actor) throws IOException {
            List<Integration> all = new ArrayList<>(IntegrationFile.read(log.directory()));
            int place = -1;
            for (int i = 0; i < all.size(); i++) {
                place = all.get(i).name().equals(name) ? i : place;
            }
            change(all, place);
            after = all;
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            metadata.put(AuditTerms.REASON, what);
            return new AuditEntry(now, actor, AuditTerms.INTEGRATION_CHANGED, name, Map.of(), metadata, null);
        }

        @Override
        public void carryOut() throws IOException {
            IntegrationFile.write(after, log.directory(), log.disk());
        }
    }
}
