package taskmgmt.run.agent.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.tool.ToolFailure;
import taskmgmt.agent.tool.Trouble;

/** The directory that tools work in. No name leads out of it: not by {@code ..}, not from the root, and not through a link. */
final class Workspace {
    private final Path root;

    Workspace(Path root) {
        this.root = root;
    }

    /**
     * The real place of a file, which is there or not.
     *
     * @throws ToolFailure if it is not in the workspace
     */
    Path resolve(String name) throws ToolFailure {
        Path path = path(name);
        if (path.isAbsolute() || name.isEmpty()) {
            throw refused(name);
        }
        try {
            Path real = root.toRealPath();
            Path wanted = real.resolve(path).normalize();
            if (!wanted.startsWith(real)) {
                throw refused(name);
            }
            Path there = existing(wanted);
            Path resolved = there.toRealPath().resolve(there.relativize(wanted)).normalize();
            if (!resolved.startsWith(real)) {
                throw refused(name);
            }
            return resolved;
        } catch (IOException e) {
            throw new ToolFailure(Trouble.VALIDATION, name + ": " + e.getMessage());
        }
    }

    /** The nearest thing above it that is there; a link that leads nowhere is there, too, and cannot be followed. */
    private static Path existing(Path wanted) {
        @Nullable Path path = wanted;
        while (path != null && !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            path = path.getParent();
        }
        return path == null ? wanted : path;
    }

    private static Path path(String name) throws ToolFailure {
        try {
            return Paths.get(name);
        } catch (InvalidPathException _) {
            throw refused(name);
        }
    }

    private static ToolFailure refused(String name) {
        return new ToolFailure(Trouble.PERMISSION, "'" + name + "' is no name of a file in the workspace");
    }
}
