package taskmgmt.doctor;

import java.nio.file.Files;
import java.util.OptionalLong;
import java.util.function.Consumer;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lock.LockOwner;

/** Who has the lock. It is not taken for that, which a reader may not be allowed to. */
final class LockCheck implements Check {
    @Override
    public String name() {
        return "lock";
    }

    @Override
    public String sound(DirectoryView patient) {
        return Files.exists(patient.path(LogFiles.LOCK)) ? "it is free; that its file is there means nothing" : "nobody has ever taken it";
    }

    @Override
    public void look(DirectoryView patient, Consumer<Diagnosis> findings) {
        OptionalLong holder = LockOwner.pid(patient.path(LogFiles.LOCK));
        if (holder.isPresent()) {
            findings.accept(Diagnosis.note(name(), "locked", LogFiles.LOCK, "process " + holder.getAsLong()
                    + " has it, so what it is writing may look unfinished; it goes when that process ends"));
        }
    }
}
