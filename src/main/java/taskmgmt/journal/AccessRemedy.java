package taskmgmt.journal;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;

/**
 * The command that helps when the system has denied access to a file of a log directory. Loaded only when that happens.
 */
public final class AccessRemedy {
    private static final int SET_GROUP_ID = 02000;

    private AccessRemedy() {}

    /** What to do about it, with the command; {@code otherwise} if nothing shows what is wrong. */
    static String of(String denied, String otherwise) {
        Path file = Path.of(denied).toAbsolutePath();
        try {
            Path seen = nearest(file);
            PosixFileAttributes is = attributes(seen);
            if (!seen.equals(file) || Files.isDirectory(seen, NOFOLLOW_LINKS)) {
                return directory(seen, is);
            }
            return file(file, is, seen.resolveSibling("."));
        } catch (IOException | UnsupportedOperationException e) {
            return otherwise;
        }
    }

    /** The file, or the lowest directory above it that exists. */
    private static Path nearest(Path file) {
        Path seen = file;
        while (!Files.exists(seen, NOFOLLOW_LINKS) && seen.getParent() != null) {
            seen = seen.getParent();
        }
        return seen;
    }

    private static String directory(Path directory, PosixFileAttributes is) {
        if (is.owner().getName().equals(System.getProperty("user.name"))) {
            return "the directory is yours: " + command("chmod u+rwx", directory);
        }
        return "the directory " + directory + " belongs to " + is.owner().getName() + ": run this as " + is.owner().getName()
                + ", or have it shared with your group G: " + command("chgrp -R G", directory) + " && " + command("chmod 2770", directory);
    }

    private static String file(Path file, PosixFileAttributes is, Path parent) throws IOException {
        PosixFileAttributes directory = attributes(parent);
        String owner = is.owner().getName();
        if (owner.equals(System.getProperty("user.name"))) {
            return "the file is yours: " + command("chmod u+rw", file);
        }
        String belongs = "the file belongs to " + owner + ", its directory to " + directory.owner().getName() + ": have ";
        if (isShared(parent, directory)) {
            boolean group = is.group().equals(directory.group());
            return belongs + (group ? "it opened to the group: " : "it handed to the group: ")
                    + (group ? "" : command("chgrp " + directory.group().getName(), file) + " && ") + command("chmod g+rw", file);
        }
        if (owner.equals(directory.owner().getName())) {
            return "the file belongs to " + owner + ": run this as " + owner;
        }
        return belongs + "root run " + command("chown " + directory.owner().getName() + ":" + directory.group().getName(), file);
    }

    private static boolean isShared(Path directory, PosixFileAttributes is) throws IOException {
        return is.permissions().contains(PosixFilePermission.GROUP_WRITE)
                && (((Number) Files.getAttribute(directory, "unix:mode")).intValue() & SET_GROUP_ID) != 0;
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, NOFOLLOW_LINKS);
    }

    /** The command for this file, quoted for a shell. */
    public static String command(String command, Path file) {
        String name = file.toString();
        boolean plain = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            plain &= c < 128 && (Character.isLetterOrDigit(c) || "/._-+,:@%".indexOf(c) >= 0);
        }
        return command + " " + (plain ? name : "'" + name.replace("'", "'\\''") + "'");
    }
}
