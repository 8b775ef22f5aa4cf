package taskmgmt.change.access;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.ApiKey;
import taskmgmt.access.ApiKeys;
import taskmgmt.access.ApiToken;
import taskmgmt.access.Role;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.change.InvalidValueException;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.write.LoggedAct;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Creates and revokes API keys; each change is recorded before it is made. Not thread-safe. */
public final class ChangeKeys {
    private static final int MAX_NAME_LENGTH = 100;

    private final TaskLog log;

    public ChangeKeys(TaskLog log) {
        this.log = log;
    }

    /**
     * A key to be created.
     *
     * @param name      the name of its holder
     * @param subsystem limits it to the tasks of this subsystem; null for the whole log
     * @param life      how long it is valid; null for ever
     */
    public record Request(String name, Role role, @Nullable String subsystem, @Nullable Duration life) {
        /** @throws InvalidValueException if the name cannot be on one line, or the role goes beyond a single subsystem */
        public Request {
            if (subsystem != null && (role == Role.ADMIN || role == Role.APPROVER)) {
                throw new InvalidValueException(AuditTerms.SUBSYSTEM, "cannot be given with role " + role.text() + ", which decides about the whole log");
            }
            if (name.isBlank() || name.length() > MAX_NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
                throw new InvalidValueException(AuditTerms.NAME, "must be 1 to " + MAX_NAME_LENGTH + " characters, and none that controls");
            }
        }
    }

    /**
     * The new key.
     *
     * @param token what a client presents: it is not stored, and cannot be shown again
     */
    public record Created(ApiKey key, ApiToken token) {}

    /**
     * Creates a key.
     *
     * @param secure an unpredictable generator
     * @throws RefusedException if the policy forbids it
     * @throws taskmgmt.journal.JournalException if the logs or the keys are damaged, cannot be written, or stay locked
     */
    public Created create(Request request, RandomGenerator secure) throws IOException {
        ApiToken token = ApiToken.generate(secure);
        Creation creation = new Creation(request, token);
        log.act(Actions.API_KEY, ProtectedResource.log("keys"), creation);
        return new Created(creation.key(), token);
    }

    /**
     * Revokes a key; requests that present it are refused from now on.
     *
     * @param idOrName of the key; a name shared by several valid keys identifies none of them
     * @throws RefusedException if there is no such key, it is already revoked or the last one of an administrator, or the policy
     *     forbids it
     * @throws taskmgmt.journal.JournalException if the logs or the keys are damaged, cannot be written, or stay locked
     */
    public ApiKey revoke(String idOrName) throws IOException {
        Revocation revocation = new Revocation(idOrName);
        log.act(Actions.API_KEY, ProtectedResource.log("keys"), revocation);
        return revocation.key();
    }

    private static AuditEntry entry(Instant now, String actor, String action, ApiKey key) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AuditTerms.NAME, key.name());
        metadata.put(AuditTerms.ROLE, key.role().text());
        if (key.subsystem() != null) {
            metadata.put(AuditTerms.SUBSYSTEM, key.subsystem());
        }
        return new AuditEntry(now, actor, action, key.id(), Map.of(), metadata, null);
    }

    private static IllegalStateException undecided() {
        return new IllegalStateException("nothing has been decided about the key");
    }

    private final class Creation implements LoggedAct {
        private final Request request;
        private final ApiToken token;
        private ApiKeys before = ApiKeys.NONE;
        private @Nullable ApiKey key;

        Creation(Request request, ApiToken token) {
            this.request = request;
            this.token = token;
        }

        @Override
        public AuditEntry entry(Instant now, String actor) throws IOException {
            before = KeyFile.read(log.directory());
            Duration life = request.life();
            ApiKey made = new ApiKey(token.id(), request.name(), request.role(), request.subsystem(), token.sha256(), now, actor, life == null ? null : now.plus(life), null);
            key = made;
            return ChangeKeys.entry(now, actor, AuditTerms.API_KEY_CREATED, made);
        }

        @Override
        public void carryOut() throws IOException {
            KeyFile.write(before.with(key()), log.directory(), log.disk());
        }

        ApiKey key() {
            if (key == null) {
                throw undecided();
            }
            return key;
        }
    }

    private final class Revocation implements LoggedAct {
        private final String idOrName;
        private String id = "";
        private ApiKeys after = ApiKeys.NONE;

        Revocation(String idOrName) {
            this.idOrName = idOrName;
        }

        @Override
        public AuditEntry entry(Instant now, String actor) throws IOException {
            ApiKeys before = KeyFile.read(log.directory());
            ApiKey known = before.named(idOrName, now);
            if (known == null) {
                throw new RefusedException(Refusal.NOT_FOUND, "no key '" + idOrName + "', or several of this name: 'key list' shows their ids");
            }
            id = known.id();
            if (known.state(now) == ApiKey.State.REVOKED) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "key " + id + " is revoked already");
            }
            if (before.isLastAdmin(known, now)) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "key " + id + " is the last one of an admin: make another one first");
            }
            after = before.revoked(id, now);
            return ChangeKeys.entry(now, actor, AuditTerms.API_KEY_REVOKED, known);
        }

        @Override
        public void carryOut() throws IOException {
            KeyFile.write(after, log.directory(), log.disk());
        }

        ApiKey key() {
            ApiKey key = after.byId(id);
            if (key == null) {
                throw undecided();
            }
            return key;
        }
    }
}
