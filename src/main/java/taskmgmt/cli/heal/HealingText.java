package taskmgmt.cli.heal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import taskmgmt.heal.HealingStep;
import taskmgmt.heal.Observation;
import taskmgmt.heal.Playbook;
import taskmgmt.heal.Remedy;
import taskmgmt.heal.act.HealingListener;
import taskmgmt.incident.Incident;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;

/** Writes a line for each observation and action of a healer, as it happens. */
final class HealingText implements HealingListener {
    private final Writer out;
    private final boolean dryRun;

    /** @param dryRun whether nothing is done; the lines then say what would be */
    HealingText(Writer out, boolean dryRun) {
        this.out = out;
        this.dryRun = dryRun;
    }

    @Override
    public void looked(Playbook playbook, Observation seen, HealingStep step) {
        say(playbook, seen.word() + ": " + seen.saw());
        switch (step) {
            case HealingStep.Wait wait -> say(playbook, "nothing is done: " + wait.why());
            case HealingStep.Suspend suspend -> say(playbook, "nothing is done: " + suspend.why());
            case HealingStep.Heal _ -> sayPlan(playbook, seen);
            case HealingStep.Close close -> sayIfDry(playbook, "would resolve " + close.incident().id() + ", which is open");
            case HealingStep.Rest _, HealingStep.Unsure _ -> sayIfDry(playbook, "nothing would be done");
        }
    }

    private void sayPlan(Playbook playbook, Observation seen) {
        StringBuilder words = new StringBuilder("would ");
        for (Remedy each : playbook.remedies()) {
            words.append(words.length() == "would ".length() ? "" : "; if that does not help, ")
                    .append(seen instanceof Observation.Down down ? each.words(down) : each.words());
        }
        sayIfDry(playbook, words.toString());
    }

    private void sayIfDry(Playbook playbook, String words) {
        if (dryRun) {
            say(playbook, words);
        }
    }

    @Override
    public void doing(Playbook playbook, Incident incident, String remedy) {
        say(playbook, incident.id() + ": " + remedy);
    }

    @Override
    public void inVain(Playbook playbook, Incident incident, String words) {
        say(playbook, incident.id() + ": in vain: " + words);
    }

    @Override
    public void ended(Playbook playbook, Incident incident) {
        Duration time = incident.timeToRepair();
        String how = incident.status().isTerminal() ? incident.status().text() : "left " + incident.status().text();
        String after = time == null ? "" : " in " + Human.duration(time);
        String why = incident.error() == null ? "" : ": " + incident.error();
        say(playbook, incident.id() + " " + how + after + why);
    }

    private void say(Playbook playbook, String words) {
        try {
            out.append(Plain.text(playbook.id() + ": " + words)).append('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
