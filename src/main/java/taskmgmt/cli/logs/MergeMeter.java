package taskmgmt.cli.logs;

import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.StatusLine;
import taskmgmt.render.Plain;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.merge.MergeListener;

/** Shows on a terminal the progress of each step of a merge that takes longer than a second. */
final class MergeMeter implements MergeListener {
    private final Session session;
    private final StatusLine line;

    MergeMeter(Session session) {
        this.session = session;
        this.line = new StatusLine(session);
    }

    @Override
    public void say(String notice) {
        end();
        session.err().println(Program.NAME + ": " + Plain.text(notice));
    }

    @Override
    public ScanProgress step(String what) {
        return (done, total) -> {
            if (done < total) {
                line.show(() -> Plain.text(what) + ": " + done * 100 / total + "%");
            }
        };
    }

    /** Erases the line. */
    void end() {
        line.end();
    }
}
