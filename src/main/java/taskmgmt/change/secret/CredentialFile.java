package taskmgmt.change.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;
import taskmgmt.secret.SealedCredential;

/**
 * The sealed credentials of a log directory. The file is replaced as a whole, under the lock of the log. Immutable.
 *
 * @param store       the name of the key ring that opens them
 * @param credentials in the order of their names
 */
record CredentialFile(String store, List<SealedCredential> credentials) {
    private static final long MAX_BYTES = 8 << 20;
    private static final String VERSION = "version";
    private static final String STORE = "store";
    private static final String CREDENTIALS = "credentials";
    private static final int STORE_CHARS = 16;

    CredentialFile {
        credentials = List.copyOf(credentials);
    }

    /** Null if there is none. @throws LogDamagedException if it cannot be used */
    static @Nullable CredentialFile read(Path directory) throws IOException {
        Path file = directory.resolve(LogFiles.CREDENTIALS);
        if (PrivateFiles.attributes(file) == null) {
            return null;
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalArgumentException("it is longer than " + MAX_BYTES + " bytes");
            }
            byte[] bytes = Files.readAllBytes(file);
            Map<String, @Nullable Object> map = Json.strict().parse(bytes, 0, bytes.length);
            if (!Long.valueOf(1).equals(map.get(VERSION)) || !(map.get(STORE) instanceof String store) || !isName(store)
                    || !(map.get(CREDENTIALS) instanceof List<?> list)) {
                throw new IllegalArgumentException("it is no file of credentials of this version");
            }
            List<SealedCredential> all = new ArrayList<>();
            for (Object each : list) {
                all.add(SealedCredential.of(each instanceof Map<?, ?> entry ? entry : Map.of()));
            }
            return new CredentialFile(store, all);
        } catch (BadJsonException | IllegalArgumentException e) {
            throw new LogDamagedException(file + " cannot be used: " + e.getMessage() + ": put the right file back, or move it away", e);
        }
    }

    /** It becomes part of a file name. */
    private static boolean isName(String store) {
        return store.length() == STORE_CHARS && store.chars().allMatch(each -> each >= '0' && each <= '9' || each >= 'a' && each <= 'f');
    }

    @Nullable SealedCredential find(String name) {
        return credentials.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    /** The same with this credential, replacing the one with its name. */
    CredentialFile with(SealedCredential credential) {
        List<SealedCredential> all = new ArrayList<>(without(credential.name()).credentials);
        all.add(credential);
        all.sort((one, other) -> one.name().compareTo(other.name()));
        return new CredentialFile(store, all);
    }

    CredentialFile without(String name) {
        return new CredentialFile(store, credentials.stream().filter(each -> !each.name().equals(name)).toList());
    }

    /** Runs under the lock of the log. */
    void write(Path directory, PrivateFiles shared) throws IOException {
        PrivateFiles disk = shared.neverShared();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(VERSION, 1L);
        map.put(STORE, store);
        map.put(CREDENTIALS, credentials.stream().map(SealedCredential::toMap).toList());
        StringBuilder text = new StringBuilder();
        JsonPrinter.pretty(map, 0, text);
        disk.rewrite(directory.resolve(LogFiles.CREDENTIALS), ByteBuffer.wrap(text.append('\n').toString().getBytes(StandardCharsets.UTF_8)));
        disk.syncDirectory(directory);
    }
}
