package taskmgmt.change.kept;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.write.LoggedAct;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * Adds, changes and removes entries of a list; each change is recorded before it is made. Not thread-safe.
 *
 * @param <T> an entry
 */
public final class ChangeEntries<T> {
    private final TaskLog log;
    private final EntryList<T> list;
    private final Terms terms;

    /**
     * The terms for a change.
     *
     * @param action   the action in policy rules
     * @param resource the protected resource
     * @param audited  the action in the audit log
     */
    public record Terms(String action, String resource, String audited) {}

    public ChangeEntries(TaskLog log, EntryList<T> list, Terms terms) {
        this.log = log;
        this.list = list;
        this.terms = terms;
    }

    /** @throws RefusedException if the name is already used, or the policy forbids it */
    public void add(T entry) throws IOException {
        String name = list.name(entry);
        act(new Edit(name, "added") {
            @Override
            void change(List<T> all, int place) {
                if (place >= 0) {
                    throw new RefusedException(Refusal.NOT_ALLOWED, list.noun() + " '" + name + "' exists already: remove it first");
                }
                all.add(entry);
            }
        });
    }

    /**
     * Changes an entry.
     *
     * @param what is done to it, for the record: {@code enabled}
     * @throws RefusedException if there is no entry with this name, nothing would change, or the policy forbids it
     */
    public void change(String name, String what, UnaryOperator<T> change) throws IOException {
        act(new Edit(name, what) {
            @Override
            void change(List<T> all, int place) {
                T before = all.get(known(place));
                T after = change.apply(before);
                if (after.equals(before)) {
                    throw new RefusedException(Refusal.NOT_ALLOWED, name + " is " + what + " already");
                }
                all.set(place, after);
            }
        });
    }

    /** @throws RefusedException if there is no entry with this name, or the policy forbids it */
    public void remove(String name) throws IOException {
        act(new Edit(name, "removed") {
            @Override
            void change(List<T> all, int place) {
                all.remove(known(place));
            }
        });
    }

    private void act(Edit edit) throws IOException {
        log.act(terms.action(), ProtectedResource.log(terms.resource()), edit);
    }

    /** A change of the list. */
    private abstract class Edit implements LoggedAct {
        private final String name;
        private final String what;
        private List<T> after = List.of();

        Edit(String name, String what) {
            this.name = name;
            this.what = what;
        }

        /** @param place index of the entry with this name; negative if there is none */
        abstract void change(List<T> all, int place);

        int known(int place) {
            if (place < 0) {
                throw new RefusedException(Refusal.NOT_FOUND, "no " + list.noun() + " '" + name + "'");
            }
            return place;
        }

        @Override
        public AuditEntry entry(Instant now, String actor) throws IOException {
            List<T> all = new ArrayList<>(list.read(log.directory()));
            int place = -1;
            for (int i = 0; i < all.size(); i++) {
                place = list.name(all.get(i)).equals(name) ? i : place;
            }
            change(all, place);
            after = all;
            Map<String, @Nullable Object> metadata = Map.of(AuditTerms.REASON, what);
            return new AuditEntry(now, actor, terms.audited(), name, Map.of(), metadata, null);
        }

        @Override
        public void carryOut() throws IOException {
            list.write(after, log.directory(), log.disk());
        }
    }
}
