package taskmgmt.cli.option;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import taskmgmt.cli.command.UsageException;

/** A file of the user's that is written as a whole: whoever reads it sees the old content or the new one. */
public final class ReplacedFile {
    private ReplacedFile() {}

    /**
     * Puts the text, in UTF-8, in the place of what the file held. It is for its owner only, unless it was there and was for
     * others too. A link stays, and the file it leads to is replaced.
     */
    public static void write(Path file, String text) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path directory = target.getParent();
        if (directory == null || Files.exists(target) && !Files.isRegularFile(target)) {
            throw new UsageException(file + " is not a regular file: name another one");
        }
        Path temporary = Files.createTempFile(directory, ".task-mgmt-", ".tmp");
        try {
            if (Files.exists(target)) {
                Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
            }
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }
}
