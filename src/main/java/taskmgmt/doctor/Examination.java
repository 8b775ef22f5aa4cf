package taskmgmt.doctor;

import java.util.List;

/**
 * All that was found, in the order in which it is best read.
 *
 * @param unseen whether something could not be looked at
 */
public record Examination(List<Diagnosis> findings, boolean unseen) {
    public Examination {
        findings = List.copyOf(findings);
    }

    public long count(Gravity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }
}
