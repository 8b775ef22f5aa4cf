package taskmgmt.journal.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Asks for permission before it creates a file or a directory, and leaves everything else to another opener. */
record AskingOpener(ChannelOpener other, PrivateFiles.Permission permission) implements ChannelOpener {
    @Override
    public FileChannel open(Path file, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        if (options.contains(CREATE) || options.contains(CREATE_NEW)) {
            permission.require();
        }
        return other.open(file, options, attributes);
    }

    @Override
    public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
        permission.require();
        other.createDirectory(directory, attributes);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        other.move(from, to);
    }

    @Override
    public void link(Path from, Path to) throws IOException {
        other.link(from, to);
    }

    @Override
    public void restrict(Path path, Set<PosixFilePermission> mode) throws IOException {
        other.restrict(path, mode);
    }

    @Override
    public void share(Path path, int mode) throws IOException {
        other.share(path, mode);
    }

    @Override
    public void give(Path descriptor, int uid, int gid) throws IOException {
        other.give(descriptor, uid, gid);
    }

    @Override
    public void delete(Path file) throws IOException {
        other.delete(file);
    }
}
