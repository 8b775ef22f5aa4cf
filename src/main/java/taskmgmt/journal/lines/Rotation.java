package taskmgmt.journal.lines;

import java.io.IOException;
import java.nio.file.Path;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.segment.LogPart;
import taskmgmt.journal.segment.Segment;

/**
 * Makes the active file of a log its newest segment, under the {@code LogLock}: the file is renamed and a new, empty one
 * takes its place. No byte is copied, and an interruption at any point leaves the log complete: until the new file is
 * created, the log ends with the segment.
 *
 * <p>The file must end with a whole line, and all its lines must be vouched for. Other programs that have it open would go
 * on appending to the segment, which readers and {@link LogPart} report; this program checks before it appends, see
 * {@link LineFile#isCurrent}.
 */
public final class Rotation {
    private Rotation() {}

    /** Rotates a log and closes its file. The file's content and its new name are durable when this returns. */
    public static LogPart rotate(LineFile file, SyncPolicy policy, PrivateFiles files) throws JournalException {
        Path log = file.path();
        try {
            file.sync();
            Segment segment = Segment.plain(log, file.base(), file.size());
            file.close();
            files.ensureOwnDirectory(segment.directory());
            files.move(log, segment.plainFile());
            files.syncDirectory(segment.directory());
            files.syncDirectory(PrivateFiles.directoryOf(log));
            LineFile.open(log, policy, files).close();
            return new LogPart(LogPart.State.PLAIN, segment.plainFile(), segment.base(), segment.end(), segment.length(), null);
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw new LogUnwritableException("cannot rotate " + log + ": " + JournalException.reason(e) + ": "
                    + JournalException.remedy(e, "check the directory and its permissions"), e);
        }
    }
}
