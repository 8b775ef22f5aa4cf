package taskmgmt.change.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.secret.CredentialState;
import taskmgmt.secret.KeyRing;
import taskmgmt.secret.SealedCredential;
import taskmgmt.secret.SealingKey;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Reads the credentials of a log directory. Writes nothing. */
public final class Credentials {
    private final Path logs;
    private final KeyRingFile rings;

    /** @param keys where the rings of keys are, outside of the log directory */
    public Credentials(Path logs, Path keys) {
        this.logs = logs;
        this.rings = new KeyRingFile(keys);
    }

    /**
     * A credential without what it is.
     *
     * @param updatedAt null where it is missing
     * @param updatedBy null where it is missing
     */
    public record Listed(String name, long version, CredentialState state, @Nullable Instant updatedAt, @Nullable String updatedBy) {}

    /** Whether there are any in a log directory. */
    public static boolean areIn(Path logs) throws IOException {
        return CredentialFile.read(logs) != null;
    }

    /** All credentials, in the order of their names, and those that are missing. */
    public List<Listed> list() throws IOException {
        CredentialFile file = CredentialFile.read(logs);
        if (file == null) {
            return List.of();
        }
        KeyRing ring = ring(file);
        List<Listed> listed = new ArrayList<>();
        for (SealedCredential each : file.credentials()) {
            listed.add(new Listed(each.name(), each.version(), CredentialState.of(each, ring), each.updatedAt(), each.updatedBy()));
        }
        ring.versions().forEach((name, version) -> {
            if (file.find(name) == null && !ring.removed().contains(name)) {
                listed.add(new Listed(name, version, CredentialState.MISSING, null, null));
            }
        });
        listed.sort((one, other) -> one.name().compareTo(other.name()));
        return listed;
    }

    /**
     * A credential as it is.
     *
     * @param origin the only place that it may be sent to
     */
    public record Opened(String origin, String secret) {
        /** As it is sealed. */
        String text() {
            return origin + "\n" + secret;
        }

        /** Not what it is. */
        @Override
        public String toString() {
            return "credential for " + origin;
        }
    }

    /**
     * What was sealed under this name.
     *
     * @throws RefusedException if there is none
     * @throws LogDamagedException if it was changed, exchanged or put back, or the keys are gone
     */
    public Opened open(String name) throws IOException {
        CredentialFile file = CredentialFile.read(logs);
        SealedCredential credential = file == null ? null : file.find(name);
        if (file == null || credential == null) {
            throw new RefusedException(Refusal.NOT_FOUND, "no credential '" + name + "': 'credential set " + name + "' keeps one");
        }
        KeyRing ring = ring(file);
        CredentialState state = CredentialState.of(credential, ring);
        SealingKey key = ring.key(credential.keyId());
        String opened = state == CredentialState.OK && key != null ? key.open(ring.store(), credential) : null;
        if (opened == null) {
            throw new LogDamagedException("the credential '" + name + "' " + state.sentence() + ": it is not used; find out who did that, then set it again");
        }
        int end = opened.indexOf('\n');
        return new Opened(opened.substring(0, Math.max(0, end)), opened.substring(end + 1));
    }

    private KeyRing ring(CredentialFile file) throws IOException {
        return ring(file, rings, logs, false);
    }

    /** @param moved whether the ring may be that of a directory elsewhere */
    static KeyRing ring(CredentialFile file, KeyRingFile rings, Path logs, boolean moved) throws IOException {
        KeyRing ring = rings.read(file.store());
        if (ring == null) {
            throw new LogDamagedException("the keys of the credentials in " + logs + " are not in " + rings.directory()
                    + ": name the directory that has them in TASK_MGMT_KEYS, or move credentials.json away and set them again");
        }
        if (!moved && !ring.directory().equals(place(logs))) {
            throw new LogDamagedException("the credentials in " + logs + " are those of " + ring.directory()
                    + ": if you have moved the logs, 'credential rotate' takes them over");
        }
        return ring;
    }

    static String place(Path logs) throws IOException {
        return (Files.exists(logs) ? logs.toRealPath() : logs.toAbsolutePath().normalize()).toString();
    }
}
