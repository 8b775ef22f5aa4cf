package taskmgmt.cli.imports;

import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.StatusLine;
import taskmgmt.render.Plain;

/** Shows the first few refusals as they come; all of them are counted by reason in the summary. */
final class FirstRefusals {
    private static final int SHOWN = 5;

    private final Session session;
    private final StatusLine status;
    private int count;

    FirstRefusals(Session session, StatusLine status) {
        this.session = session;
        this.status = status;
    }

    void refused(long row, String reason) {
        count++;
        if (count <= SHOWN) {
            status.end();
            session.err().println("row " + row + ": " + Plain.text(reason));
        } else if (count == SHOWN + 1) {
            status.end();
            session.err().println("… more are counted by reason below");
        }
    }
}
