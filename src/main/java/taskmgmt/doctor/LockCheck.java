package taskmgmt.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lock.LockOwner;
import taskmgmt.store.survey.LockProbe;

/** Who holds the lock, and whether the file system supports locks at all, which is tried if nobody holds it. */
final class LockCheck implements Check {
    @Override
    public String name() {
        return "lock";
    }

    @Override
    public String sound(DirectoryView patient) throws IOException {
        String kind = LockProbe.of(patient.directory(), Duration.ZERO).fileSystem();
        String where = kind.isEmpty() ? "" : ", and this file system (" + kind + ") has locks";
        return Files.exists(patient.path(LogFiles.LOCK)) ? "it is free" + where + "; its file stays when nobody has it"
                : "nobody has ever taken it";
    }

    @Override
    public void look(DirectoryView patient, Consumer<Diagnosis> findings) throws IOException {
        OptionalLong holder = LockOwner.pid(patient.path(LogFiles.LOCK));
        if (holder.isPresent()) {
            findings.accept(Diagnosis.note(name(), "locked", LogFiles.LOCK, "process " + holder.getAsLong()
                    + " has it, so what it is writing may look unfinished; it goes when that process ends"));
            return;
        }
        tried(LockProbe.of(patient.directory(), Duration.ZERO), findings);
    }

    void tried(LockProbe lock, Consumer<Diagnosis> findings) {
        if (!lock.failure().isEmpty()) {
            findings.accept(Diagnosis.problem(name(), "no_locks", LogFiles.LOCK, lock.failure() + ": nothing can be written", "keep the logs on a "
                    + "local disk, or have the lock service of that file system started"));
        } else if (!lock.holder().isEmpty()) {
            findings.accept(Diagnosis.note(name(), "locked", LogFiles.LOCK, lock.holder()));
        }
    }
}
