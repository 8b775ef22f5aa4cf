package taskmgmt.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The current commit of a directory, from the files of its repository: gitrepository-layout(5). Read without starting git, which
 * would take longer than many commands. Anything unreadable counts as unknown.
 */
public final class GitHead {
    private static final String REF = "ref: ";
    private static final String GIT_DIR = "gitdir: ";
    /** A reference may name another one; deeper nesting does not occur. */
    private static final int MAX_DEPTH = 5;
    private static final int SHA1_DIGITS = 40;
    private static final int SHA256_DIGITS = 64;
    /** The maximum size of a file that is read here; only the packed references of large repositories come near it. */
    private static final long MAX_BYTES = 64L << 20;

    private GitHead() {}

    /** The commit in hexadecimal; null if the directory is not in a repository, or in one without a commit. */
    public static @Nullable String of(Path directory) {
        for (Path at = directory.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            Path git = gitDirectory(at.resolve(".git"));
            if (git != null) {
                return commit(git, "HEAD", 0);
            }
        }
        return null;
    }

    /** An additional work tree, or a submodule, has a file that names the directory. */
    private static @Nullable Path gitDirectory(Path dotGit) {
        if (Files.isDirectory(dotGit)) {
            return Files.exists(dotGit.resolve("HEAD")) ? dotGit : null;
        }
        String text = Files.isRegularFile(dotGit) ? read(dotGit) : null;
        return text == null || !text.startsWith(GIT_DIR) ? null : path(dotGit.resolveSibling(""), text.substring(GIT_DIR.length()).strip());
    }

    private static @Nullable String commit(Path git, String reference, int depth) {
        Path shared = shared(git);
        Path file = path(git, reference);
        String text = file == null ? null : read(file);
        if (text == null && shared != null) {
            Path other = path(shared, reference);
            text = other == null ? null : read(other);
        }
        if (text == null) {
            return packed(shared == null ? git : shared, reference);
        }
        String line = text.strip();
        if (line.startsWith(REF)) {
            return depth == MAX_DEPTH ? null : commit(git, line.substring(REF.length()).strip(), depth + 1);
        }
        return isHash(line) ? line : null;
    }

    /** The directory of the references shared by all work trees; null if this is the only one. */
    private static @Nullable Path shared(Path git) {
        String text = read(git.resolve("commondir"));
        return text == null ? null : path(git, text.strip());
    }

    /** {@code 1c27ae2… refs/heads/main}, one per line. */
    private static @Nullable String packed(Path git, String reference) {
        String text = read(git.resolve("packed-refs"));
        int at = text == null ? -1 : text.indexOf(" " + reference + "\n");
        if (text == null || at < 0) {
            return null;
        }
        String hash = text.substring(text.lastIndexOf('\n', at) + 1, at);
        return isHash(hash) ? hash : null;
    }

    private static boolean isHash(String text) {
        if (text.length() != SHA1_DIGITS && text.length() != SHA256_DIGITS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Path path(Path from, String to) {
        try {
            return from.resolve(to);
        } catch (InvalidPathException _) {
            return null;
        }
    }

    private static @Nullable String read(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES ? Files.readString(file, StandardCharsets.ISO_8859_1) : null;
        } catch (IOException _) {
            return null;
        }
    }
}
