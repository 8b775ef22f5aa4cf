package taskmgmt.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.repair.Fix;
import taskmgmt.store.survey.StateSurvey;

/** Whether derived data can be read. If not, everything still works, but more slowly. */
final class StateCheck implements Check {
    @Override
    public String name() {
        return "state";
    }

    @Override
    public String sound(DirectoryView patient) throws IOException {
        int files = StateSurvey.of(patient.directory()).size();
        return files + (files == 1 ? " derived file is whole" : " derived files are whole");
    }

    @Override
    public void look(DirectoryView patient, Consumer<Diagnosis> findings) throws IOException {
        if (Files.exists(patient.path(LogFiles.UNSYNCED))) {
            findings.accept(Diagnosis.problem(name(), "unsynced", LogFiles.UNSYNCED, "the disk has refused to keep what was "
                    + "written, and nobody knows what of it is there", "check the disk; then --fix brings everything to the disk and "
                    + "looks at the logs again").treatedBy(new Fix.Resync()));
        }
        for (StateSurvey.Item item : StateSurvey.of(patient.directory())) {
            String name = patient.directory().relativize(item.file()).toString();
            String remedy = "--fix moves it into quarantine";
            Fix treatment = new Fix.SetAside(item.file());
            switch (item.condition()) {
                case WHOLE -> { }
                case DAMAGED -> findings.accept(Diagnosis.warning(name(), "state_damaged", name, "this cannot be read, and counts "
                        + "as not there: it is derived, and is made again", remedy).treatedBy(treatment));
                case TEMPORARY -> findings.accept(Diagnosis.warning(name(), "state_temporary", name, "an interrupted command has "
                        + "left this, or one that is at work", remedy).treatedBy(treatment));
                case FOREIGN -> findings.accept(Diagnosis.warning(name(), "state_foreign", name, "nothing of ours",
                        remedy).treatedBy(treatment));
            }
        }
    }
}
