package taskmgmt.journal.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * How channels are opened and names change: the seam through which a test makes any single system call fail that changes
 * the file system.
 */
public interface ChannelOpener {
    ChannelOpener SYSTEM = new ChannelOpener() {
        @Override
        public FileChannel open(Path file, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            return FileChannel.open(file, options, attributes);
        }

        @Override
        public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
            Files.createDirectory(directory, attributes);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            Files.move(from, to, ATOMIC_MOVE);
        }

        @Override
        public void link(Path from, Path to) throws IOException {
            Files.createLink(to, from);
        }

        @Override
        public void restrict(Path path, Set<PosixFilePermission> mode) throws IOException {
            // With NOFOLLOW_LINKS Java opens the file first, which even its owner may not do if the mode denies it.
            boolean opens = Files.isReadable(path) || Files.isSymbolicLink(path);
            Files.getFileAttributeView(path, PosixFileAttributeView.class, opens ? new LinkOption[] {NOFOLLOW_LINKS}
                    : new LinkOption[0]).setPermissions(mode);
        }

        @Override
        public void share(Path path, int mode) throws IOException {
            Files.setAttribute(path, "unix:mode", mode, NOFOLLOW_LINKS);
        }

        @Override
        public void give(Path descriptor, int uid, int gid) throws IOException {
            // The user first: if only the group had changed, a failure would leave a file that looks finished.
            Files.setAttribute(descriptor, "unix:uid", uid);
            Files.setAttribute(descriptor, "unix:gid", gid);
        }

        @Override
        public void delete(Path file) throws IOException {
            Files.delete(file);
        }
    };

    FileChannel open(Path file, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException;

    void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException;

    /** Renames the file atomically, replacing whatever had that name before. */
    void move(Path from, Path to) throws IOException;

    /** Gives the file a second name, which must not be in use. */
    void link(Path from, Path to) throws IOException;

    void restrict(Path path, Set<PosixFilePermission> mode) throws IOException;

    /** Sets permissions that include the setgid bit, which passes on a directory's group and has no name in Java. */
    void share(Path path, int mode) throws IOException;

    /**
     * Changes the owner of an open file.
     *
     * @param descriptor the system's name for a file that this process has open, so that exactly this file is meant
     */
    void give(Path descriptor, int uid, int gid) throws IOException;

    void delete(Path file) throws IOException;
}
