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
 * How channels come into being and names change: the seam through which a test makes any single system call fail that
 * changes the file system.
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
            // Without following links Java opens the file first, which its owner may not do where the mode denies it.
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
            // The user first: with the group alone changed, a failure would leave a file that looks as if it were settled.
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

    /** Gives the file another name, at once and in place of what had that name before. */
    void move(Path from, Path to) throws IOException;

    /** Gives the file a second name, which nothing may have yet. */
    void link(Path from, Path to) throws IOException;

    void restrict(Path path, Set<PosixFilePermission> mode) throws IOException;

    /** Sets permissions with the bit in them that hands a directory's group on, which Java has no name for. */
    void share(Path path, int mode) throws IOException;

    /**
     * Gives an open file to somebody else.
     *
     * @param descriptor the name that the system gives to what this process has open, so that it is that and nothing else
     */
    void give(Path descriptor, int uid, int gid) throws IOException;

    void delete(Path file) throws IOException;
}
