package taskmgmt.heal.act;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import taskmgmt.heal.Remedy;
import taskmgmt.heal.detect.LookPlace;
import taskmgmt.journal.LogBounds;

/**
 * Deletes or empties old files in one directory: only regular files directly in it. No link is followed, neither the directory itself if it
 * is one, nor a link in it.
 */
final class DirectoryCleaning {
    private DirectoryCleaning() {}

    static Applied apply(Remedy.CleanDirectory clean, LookPlace place) throws IOException {
        Path directory = place.path(clean.directory());
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return new Applied(false, clean.words() + ": " + clean.directory() + " is not a directory, or is a link to one");
        }
        LogBounds.refuse(directory);
        Instant latest = place.clock().instant().minus(clean.olderThan());
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + clean.name());
        int files = 0;
        long bytes = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path each : all) {
                BasicFileAttributes attributes = Files.readAttributes(each, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                boolean old = attributes.lastModifiedTime().toInstant().isBefore(latest);
                if (old && attributes.isRegularFile() && matcher.matches(each.getFileName())) {
                    clean(each, clean.truncate());
                    files++;
                    bytes += attributes.size();
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return new Applied(files > 0, clean.words() + ": " + files + (files == 1 ? " file, " : " files, ") + bytes + " bytes");
    }

    private static void clean(Path file, boolean truncate) throws IOException {
        if (!truncate) {
            Files.delete(file);
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            channel.truncate(0);
        }
    }
}
