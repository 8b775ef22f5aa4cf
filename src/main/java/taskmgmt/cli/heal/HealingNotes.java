package taskmgmt.cli.heal;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ResultRows;
import taskmgmt.heal.HealingStep;
import taskmgmt.heal.Observation;
import taskmgmt.heal.Playbook;
import taskmgmt.heal.act.HealingListener;
import taskmgmt.incident.Incident;
import taskmgmt.view.HealingNote;

/** Writes a row for each observation and action of a healer, as it happens. */
final class HealingNotes implements HealingListener {
    private final ResultRows<HealingNote> rows;
    private final Session session;

    HealingNotes(ResultRows<HealingNote> rows, Session session) {
        this.rows = rows;
        this.session = session;
    }

    @Override
    public void looked(Playbook playbook, Observation seen, HealingStep step) {
        String stopped = switch (step) {
            case HealingStep.Wait wait -> "; nothing is done: " + wait.why();
            case HealingStep.Suspend suspend -> "; nothing is done: " + suspend.why();
            default -> "";
        };
        add(playbook, seen.word(), null, seen.saw() + stopped);
    }

    @Override
    public void doing(Playbook playbook, Incident incident, String remedy) {
        add(playbook, "doing", incident, remedy);
    }

    @Override
    public void inVain(Playbook playbook, Incident incident, String words) {
        add(playbook, "in_vain", incident, words);
    }

    @Override
    public void ended(Playbook playbook, Incident incident) {
        String error = incident.error();
        add(playbook, "ended", incident, error == null ? incident.status().text() : error);
    }

    private void add(Playbook playbook, String event, @Nullable Incident incident, String text) {
        try {
            rows.row(new HealingNote(session.now(), playbook.id(), event, incident == null ? null : incident.id(),
                    incident == null ? null : incident.status().text(), text));
            session.out().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
