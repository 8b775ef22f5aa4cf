package taskmgmt.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import taskmgmt.journal.lock.DirectoryLock;

/** Another process that takes a lock, says so, and keeps it until its input ends: {@code FILE [SECONDS TO WAIT FOR IT]}. */
public final class LockHolder {
    private LockHolder() {}

    public static void main(String[] args) throws IOException {
        try (DirectoryLock.Held _ = DirectoryLock.at(Path.of(args[0])).acquire(Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 0))) {
            System.out.println("held");
            System.in.read();
        }
    }
}
