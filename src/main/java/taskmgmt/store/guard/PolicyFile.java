package taskmgmt.store.guard;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.json.BadJsonException;
import taskmgmt.policy.Policy;
import taskmgmt.record.PolicyCodec;

/**
 * A policy and the file it came from. If the file is invalid, nothing is allowed: a policy with an error must not be treated like
 * no policy.
 *
 * @param sha256 of the file's bytes
 * @param found  what the file was when it was read
 */
public record PolicyFile(Path file, Policy policy, String sha256, BasicFileAttributes found) {
    private static final long MAX_BYTES = 1024 * 1024;

    /**
     * The policy that applies to a log directory; null if there is none.
     *
     * @param named a file chosen by the user, which must exist then; null for the directory's own
     * @throws LogDamagedException if it cannot be used
     */
    public static @Nullable PolicyFile of(Path directory, @Nullable Path named) throws IOException {
        return of(directory, named, null);
    }

    /**
     * The same, at the cost of a single look at the file if it has not changed. A change in place that keeps the length and falls
     * within one tick of the file system's clock is not noticed.
     */
    static @Nullable PolicyFile of(Path directory, @Nullable Path named, @Nullable PolicyFile known) throws IOException {
        Path file = named == null ? directory.resolve(LogFiles.POLICY) : named;
        var provider = file.getFileSystem().provider();
        BasicFileAttributes found = provider.readAttributesIfExists(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
        if (found == null && named == null) {
            return null;
        }
        if (found != null && found.isSymbolicLink()) {
            found = provider.readAttributesIfExists(file, BasicFileAttributes.class);
        }
        if (found == null) {
            throw unusable(file, "it is not there");
        }
        if (!found.isRegularFile() || found.size() > MAX_BYTES) {
            throw unusable(file, found.isRegularFile() ? "it is longer than " + MAX_BYTES + " bytes" : "it is no regular file");
        }
        return known != null && known.isStill(found) ? known : read(file, found);
    }

    private boolean isStill(BasicFileAttributes now) {
        return now.size() == found.size() && now.lastModifiedTime().equals(found.lastModifiedTime())
                && Objects.equals(now.fileKey(), found.fileKey());
    }

    /** @param found taken before reading, so that a change during the read is noticed the next time */
    private static PolicyFile read(Path file, BasicFileAttributes found) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return new PolicyFile(file, PolicyCodec.decode(bytes), Sha256.hex(bytes, 0, bytes.length), found);
        } catch (BadJsonException e) {
            throw unusable(file, String.valueOf(e.getMessage()));
        }
    }

    private static LogDamagedException unusable(Path file, String why) {
        return new LogDamagedException("the policy " + file + " cannot be used: " + why
                + ": nothing is changed until that is repaired");
    }
}
