package taskmgmt.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import taskmgmt.report.system.HealthCheck;
import taskmgmt.store.survey.LogSurvey;

/** The checks that {@code system health} also makes, with the same wording. */
abstract class VitalsCheck implements Check {
    private final String name;

    private VitalsCheck(String name) {
        this.name = name;
    }

    /** Whether there is room for more. */
    static Check disk() {
        return new VitalsCheck("disk") {
            @Override
            HealthCheck of(DirectoryView patient) {
                Path there = patient.directory();
                while (!Files.exists(there) && there.getParent() != null) {
                    there = there.getParent();
                }
                // Not through the file store, which is unknown if the list of mounts lacks it, as in a chroot.
                File file = there.toFile();
                return HealthCheck.disk(file.getTotalSpace() == 0 ? null : file.getUsableSpace());
            }
        };
    }

    /** Whether no record is newer than the clock. */
    static Check clock() {
        return new VitalsCheck("clock") {
            @Override
            HealthCheck of(DirectoryView patient) throws IOException {
                return HealthCheck.clock(patient.now(), LogSurvey.newest(patient.directory()));
            }
        };
    }

    /** Whether everything that ended began earlier. */
    static Check times() {
        return new VitalsCheck("times") {
            @Override
            HealthCheck of(DirectoryView patient) throws IOException {
                return HealthCheck.times(LogSurvey.times(patient.directory()));
            }
        };
    }

    abstract HealthCheck of(DirectoryView patient) throws IOException;

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String sound(DirectoryView patient) throws IOException {
        return of(patient).finding();
    }

    @Override
    public final void look(DirectoryView patient, Consumer<Diagnosis> findings) throws IOException {
        HealthCheck health = of(patient);
        if (health.level() == HealthCheck.Level.FAIL) {
            findings.accept(Diagnosis.problem(name, name, "", health.finding(), health.remedy()));
        } else if (health.level() == HealthCheck.Level.WARN) {
            findings.accept(Diagnosis.warning(name, name, "", health.finding(), health.remedy()));
        }
    }
}
