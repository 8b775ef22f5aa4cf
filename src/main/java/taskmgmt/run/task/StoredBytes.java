package taskmgmt.run.task;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The size of a directory: the sizes of all files in it and below; links are not followed. */
final class StoredBytes {
    private StoredBytes() {}

    /** In bytes; 0 for a directory that does not exist yet. A file that disappears meanwhile does not count. */
    static long in(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return 0;
        }
        Sum sum = new Sum();
        Files.walkFileTree(directory.toRealPath(), sum);
        return sum.bytes;
    }

    private static final class Sum extends SimpleFileVisitor<Path> {
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
            bytes += found.isRegularFile() ? found.size() : 0;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (Files.exists(file)) {
                throw failure;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
