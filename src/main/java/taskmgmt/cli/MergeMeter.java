package taskmgmt.cli;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Plain;
import taskmgmt.store.MergeListener;
import taskmgmt.store.ScanProgress;

/** Shows on a terminal which step of a merge is at work that takes longer than a second, and how far it is. */
final class MergeMeter implements MergeListener {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String TAKE_AWAY = "\r\u001b[K";

    private final Session session;
    private @Nullable Instant next;
    private boolean shown;

    MergeMeter(Session session) {
        this.session = session;
    }

    @Override
    public void say(String notice) {
        end();
        session.err().println(CommandTree.PROGRAM + ": " + Plain.text(notice));
    }

    @Override
    public ScanProgress step(String what) {
        return (done, total) -> show(what, done, total);
    }

    private void show(String what, long done, long total) {
        if (!session.terminal().stderrIsTerminal() || done >= total) {
            return;
        }
        Instant now = session.now();
        if (next == null) {
            next = now.plus(PATIENCE);
        } else if (!now.isBefore(next)) {
            next = now.plus(PAUSE);
            shown = true;
            session.err().print(TAKE_AWAY + Plain.text(what) + ": " + done * 100 / total + "%");
            session.err().flush();
        }
    }

    /** Takes the line away. */
    void end() {
        if (shown) {
            shown = false;
            session.err().print(TAKE_AWAY);
            session.err().flush();
        }
    }
}
