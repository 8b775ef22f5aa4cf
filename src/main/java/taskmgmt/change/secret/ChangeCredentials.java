package taskmgmt.change.secret;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.change.InvalidValueException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.secret.CredentialState;
import taskmgmt.secret.KeyRing;
import taskmgmt.secret.SealedCredential;
import taskmgmt.secret.SealingKey;
import taskmgmt.store.write.LoggedAct;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * Sets, removes and re-seals credentials; each change is recorded before it is made. The file is written before the ring: if the
 * process ends in between, the versions in the file are at least as new as the ring's, and can be opened. Not thread-safe.
 */
public final class ChangeCredentials {
    private static final int MAX_CHARS = 64 << 10;
    private static final int STORE_BYTES = 8;

    private final TaskLog log;
    private final KeyRingFile rings;
    private final SecureRandom random;

    /** @param keys the directory of key rings, outside of the log directory */
    public ChangeCredentials(TaskLog log, Path keys, SecureRandom random) {
        this.log = log;
        this.rings = new KeyRingFile(keys);
        this.random = random;
    }

    /**
     * Stores a credential, replacing one with the same name; returns its version.
     *
     * @param origin the only place that it may be sent to: scheme, host and port
     * @throws RefusedException if the policy forbids it
     * @throws InvalidValueException if the name or the secret cannot be stored
     */
    public long set(String name, String origin, String secret) throws IOException {
        String fault = SealedCredential.fault(name);
        if (!fault.isEmpty()) {
            throw new InvalidValueException("credential", "'" + name + "' " + fault);
        }
        if (secret.isEmpty() || secret.length() > MAX_CHARS || secret.indexOf(0) >= 0) {
            throw new InvalidValueException("credential", secret.isEmpty() ? "is empty" : "has more than " + MAX_CHARS + " characters, or the character 0");
        }
        Setting setting = new Setting(name, new Credentials.Opened(origin, secret).text());
        act(setting);
        return setting.version;
    }

    /**
     * Removes a credential.
     *
     * @throws RefusedException if there is none, or the policy forbids it
     */
    public void remove(String name) throws IOException {
        act(new Removal(name));
    }

    /**
     * Creates a new key, seals all credentials with it, and discards the previous keys; also adopts the credentials of a directory that was
     * moved. Returns their number.
     *
     * @throws RefusedException if there are none, or the policy forbids it
     * @throws LogDamagedException if one of them cannot be opened: nothing is changed then
     */
    public int rotate() throws IOException {
        Rotation rotation = new Rotation();
        act(rotation);
        return rotation.count;
    }

    private void act(LoggedAct act) throws IOException {
        log.act(Actions.CREDENTIAL, ProtectedResource.log("credentials"), act);
    }

    private static AuditEntry entryOf(Instant now, String actor, String action, String resource, String key, Object value) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(key, value);
        return new AuditEntry(now, actor, action, resource, Map.of(), metadata, null);
    }

    /** The current file and ring, before a change. */
    private record Store(CredentialFile file, KeyRing ring) {}

    private Store store() throws IOException {
        CredentialFile file = CredentialFile.read(log.directory());
        if (file != null) {
            return new Store(file, Credentials.ring(file, rings, log.directory(), false));
        }
        byte[] name = new byte[STORE_BYTES];
        random.nextBytes(name);
        String store = HexFormat.of().formatHex(name);
        return new Store(new CredentialFile(store, List.of()),
                new KeyRing(store, Credentials.place(log.directory()), List.of(SealingKey.generate(random)), Map.of(), List.of()));
    }

    private void write(CredentialFile file, KeyRing ring) throws IOException {
        file.write(log.directory(), log.disk());
        rings.write(ring);
    }

    private final class Setting implements LoggedAct {
        private final String name;
        private final String secret;
        private @Nullable Store before;
        private long version;
        private @Nullable SealedCredential sealed;

        Setting(String name, String secret) {
            this.name = name;
            this.secret = secret;
        }

        @Override
        public AuditEntry entry(Instant now, String actor) throws IOException {
            Store store = store();
            SealedCredential old = store.file().find(name);
            version = Math.max(store.ring().version(name), old == null ? 0 : old.version()) + 1;
            sealed = store.ring().current().seal(store.ring().store(), name, version, secret, now, actor, random);
            before = store;
            return entryOf(now, actor, AuditTerms.CREDENTIAL_SET, name, AuditTerms.VERSION, version);
        }

        @Override
        public void carryOut() throws IOException {
            Store store = decided(before);
            if (store.file().credentials().isEmpty()) {
                rings.write(store.ring()); // without its key, the file could never be opened again
            }
            write(store.file().with(decided(sealed)), store.ring().with(name, version, false));
        }
    }

    private final class Removal implements LoggedAct {
        private final String name;
        private @Nullable Store before;
        private long version;

        Removal(String name) {
            this.name = name;
        }

        @Override
        public AuditEntry entry(Instant now, String actor) throws IOException {
            CredentialFile file = CredentialFile.read(log.directory());
            KeyRing ring = file == null ? null : Credentials.ring(file, rings, log.directory(), false);
            SealedCredential old = file == null ? null : file.find(name);
            if (file == null || ring == null || old == null && (ring.version(name) == 0 || ring.removed().contains(name))) {
                throw new RefusedException(Refusal.NOT_FOUND, "no credential '" + name + "'");
            }
            version = Math.max(ring.version(name), old == null ? 0 : old.version()) + 1;
            before = new Store(file, ring);
            return entryOf(now, actor, AuditTerms.CREDENTIAL_REMOVED, name, AuditTerms.VERSION, version);
        }

        @Override
        public void carryOut() throws IOException {
            Store store = decided(before);
            write(store.file().without(name), store.ring().with(name, version, true));
        }
    }

    private final class Rotation implements LoggedAct {
        private @Nullable CredentialFile after;
        private @Nullable KeyRing during;
        private @Nullable KeyRing finished;
        private int count;

        @Override
        public AuditEntry entry(Instant now, String actor) throws IOException {
            CredentialFile file = CredentialFile.read(log.directory());
            if (file == null) {
                throw new RefusedException(Refusal.NOT_FOUND, "there are no credentials");
            }
            KeyRing ring = Credentials.ring(file, rings, log.directory(), true);
            SealingKey key = SealingKey.generate(random);
            String place = Credentials.place(log.directory());
            List<SealingKey> both = new ArrayList<>(List.of(key));
            both.addAll(ring.keys());
            KeyRing versions = ring.with(List.of(key), place);
            CredentialFile sealed = file;
            for (SealedCredential each : file.credentials()) {
                SealedCredential again = key.seal(ring.store(), each.name(), each.version() + 1, opened(each, ring), now, actor, random);
                sealed = sealed.with(again);
                versions = versions.with(each.name(), again.version(), false);
            }
            count = file.credentials().size();
            after = sealed;
            during = ring.with(both, place);
            finished = versions;
            return entryOf(now, actor, AuditTerms.CREDENTIALS_ROTATED, "credentials", AuditTerms.KEY, key.id());
        }

        private static String opened(SealedCredential credential, KeyRing ring) throws LogDamagedException {
            CredentialState state = CredentialState.of(credential, ring);
            SealingKey key = ring.key(credential.keyId());
            String secret = state == CredentialState.OK && key != null ? key.open(ring.store(), credential) : null;
            if (secret == null) {
                throw new LogDamagedException("the credential '" + credential.name() + "' " + state.sentence() + ": set or remove it first");
            }
            return secret;
        }

        @Override
        public void carryOut() throws IOException {
            rings.write(decided(during)); // opens what is in the file, the old and the new
            write(decided(after), decided(finished));
        }
    }

    private static <T> T decided(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("nothing has been decided about the credential");
        }
        return value;
    }
}
