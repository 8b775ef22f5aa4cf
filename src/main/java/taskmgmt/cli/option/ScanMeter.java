package taskmgmt.cli.option;

import taskmgmt.cli.command.Session;
import taskmgmt.render.Human;
import taskmgmt.store.ScanProgress;

/** Shows on a terminal the progress of a scan that takes longer than a second. */
public final class ScanMeter implements ScanProgress {
    private final StatusLine line;

    public ScanMeter(Session session) {
        this.line = new StatusLine(session);
    }

    @Override
    public void bytes(long done, long total) {
        if (done >= total) {
            line.end();
        } else {
            line.show(() -> "reading the registry: " + Human.count(done >> 20) + " of " + Human.count(total >> 20) + " MiB ("
                    + done * 100 / total + "%)");
        }
    }
}
