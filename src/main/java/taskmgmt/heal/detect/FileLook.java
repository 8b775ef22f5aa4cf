package taskmgmt.heal.detect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;
import taskmgmt.machine.KernelLocks;

/** Checks one file: whether it exists, how old and how large it is, whose lock it is. */
final class FileLook {
    private final LookPlace place;
    private final ProcessLook processes;

    FileLook(LookPlace place, ProcessLook processes) {
        this.place = place;
        this.processes = processes;
    }

    Observation look(FailureDetector.FileUnfit file) throws IOException {
        BasicFileAttributes attributes = attributes(place.path(file.path()));
        if (attributes == null) {
            return new Observation.Down(file.path() + " is missing");
        }
        Duration age = age(attributes);
        if (file.maxAge() != null && age.compareTo(file.maxAge()) > 0) {
            return new Observation.Down(file.path() + " was written " + seconds(age) + " ago, more than " + seconds(file.maxAge()));
        }
        return attributes.size() < file.minBytes()
                ? new Observation.Down(file.path() + " has " + attributes.size() + " bytes, less than " + file.minBytes())
                : new Observation.Fine(file.path() + " has " + attributes.size() + " bytes and was written " + seconds(age) + " ago");
    }

    /** Checks a lock. A file that cannot be read is not known to be left behind. */
    Observation look(FailureDetector.StaleLock lock) throws IOException {
        Path path = place.path(lock.path());
        BasicFileAttributes attributes = attributes(path);
        if (attributes == null) {
            return new Observation.Fine(lock.path() + " is not there");
        }
        if (lock.kernelLock()) {
            return locked(lock, path, age(attributes));
        }
        ProcessLook.Named named;
        try {
            named = processes.named(path);
        } catch (IOException e) {
            Duration age = age(attributes);
            if (lock.olderThan() == null || !Files.isReadable(path)) {
                throw e;
            }
            return age.compareTo(lock.olderThan()) > 0
                    ? new Observation.Down(lock.path() + " names no process and was written " + seconds(age) + " ago")
                    : new Observation.Fine(lock.path() + " names no process and was written " + seconds(age) + " ago");
        }
        if (named == null) {
            return new Observation.Fine(lock.path() + " is not there any more");
        }
        return named.process() == null ? new Observation.Down(lock.path() + " was left behind by process " + named.pid() + ", which is gone")
                : new Observation.Fine(lock.path() + " belongs to process " + named.pid() + ", which runs");
    }

    /**
     * Checks a kernel lock. A process that starts creates the file before it locks it, which is why a minimum age can
     * be required.
     */
    private static Observation locked(FailureDetector.StaleLock lock, Path path, Duration age) throws IOException {
        KernelLocks.State state;
        try {
            state = new KernelLocks().state(path);
        } catch (NoSuchFileException e) {
            if (!Files.exists(path)) {
                return new Observation.Fine(lock.path() + " is not there any more");
            }
            throw e;
        }
        return switch (state) {
            case HELD -> new Observation.Fine(lock.path() + " is locked by a process that runs");
            case UNSURE -> new Observation.Unknown(lock.path() + ": it cannot be told whether it is locked");
            case FREE -> lock.olderThan() != null && age.compareTo(lock.olderThan()) <= 0
                    ? new Observation.Fine(lock.path() + " is not locked, and was written " + seconds(age) + " ago")
                    : new Observation.Down(lock.path() + " was left behind: no process locks it");
        };
    }

    private static @Nullable BasicFileAttributes attributes(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    private Duration age(BasicFileAttributes attributes) {
        return Duration.between(attributes.lastModifiedTime().toInstant(), place.clock().instant());
    }

    private static String seconds(Duration time) {
        return Math.max(0, time.toSeconds()) + "s";
    }
}
