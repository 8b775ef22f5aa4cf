package taskmgmt.store.write;

import java.io.IOException;
import taskmgmt.store.guard.Admission;
import taskmgmt.store.heads.BusFile;

/**
 * Drains the bus into the registry, under the lock: first late lines in rotated files, from programs that still had them open,
 * then the lines of the active file. The active file is rotated once it is large and completely drained, see
 * {@link BusRotation}.
 */
public final class BusDrain {
    private final LockedLog log;
    private final Admission admission;
    private final BusRemarks remarks;
    private final BusRotation rotation;

    public BusDrain(LockedLog log, Admission admission) {
        this.log = log;
        this.admission = admission;
        this.remarks = new BusRemarks(log.warnings());
        this.rotation = new BusRotation(log);
    }

    /** Ingests all whole lines of the bus. */
    public void drain() throws IOException {
        String interrupted = rotation.complete();
        for (BusFile file : BusFile.rotated(log.files().directory(), log.positions())) {
            // Most of these have not been written to since; one that was rotated just now may have been replaced before that.
            if (file.size() != file.drained().end() || interrupted != null && interrupted.equals(file.rotated())) {
                drain(file);
            }
        }
        drain(BusFile.active(log.files().directory(), log.positions()));
        String rotated = rotation.rotateWhereLarge();
        if (rotated != null) {
            // If the file was replaced at that moment, it may differ from the one that was drained.
            drain(BusFile.rotated(log.files().directory(), rotated, log.positions()));
        }
        remarks.say();
    }

    private void drain(BusFile file) throws IOException {
        new BusFileDrain(file, log, admission, remarks).drain();
    }
}
