package taskmgmt.heal.act;

import taskmgmt.heal.HealingStep;
import taskmgmt.heal.Observation;
import taskmgmt.heal.Playbook;
import taskmgmt.incident.Incident;

/** Hears what a healer sees and does. What it gets may hold untrusted text. */
public interface HealingListener {
    /** What was seen, and what follows from it. */
    void looked(Playbook playbook, Observation seen, HealingStep step);

    /** A remedy is about to be applied. */
    void doing(Playbook playbook, Incident incident, String remedy);

    /** A remedy was applied, and did not help. */
    void inVain(Playbook playbook, Incident incident, String words);

    /** The incident ended, or was left open because this process is to end. */
    void ended(Playbook playbook, Incident incident);
}
