package taskmgmt.doctor;

import java.util.List;

/**
 * All findings, in the best order for reading.
 *
 * @param unseen whether something could not be examined
 */
public record Examination(List<Diagnosis> findings, boolean unseen) {
    public Examination {
        findings = List.copyOf(findings);
    }

    public long count(Gravity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }
}
