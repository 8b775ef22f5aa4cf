package taskmgmt.heal.act;

import taskmgmt.heal.HealingStep;
import taskmgmt.heal.Observation;
import taskmgmt.heal.Playbook;
import taskmgmt.incident.Incident;

/** Is notified of the observations and actions of a healer. What it gets may contain untrusted text. */
public interface HealingListener {
    /** A check was made, and this step follows from it. */
    void looked(Playbook playbook, Observation seen, HealingStep step);

    /** A remedy is about to be applied. */
    void doing(Playbook playbook, Incident incident, String remedy);

    /** A remedy was applied, and did not help. */
    void inVain(Playbook playbook, Incident incident, String words);

    /** The incident ended, or was left open because this process has been asked to end. */
    void ended(Playbook playbook, Incident incident);
}
