package taskmgmt.view.system;

import taskmgmt.report.system.HealthCheck;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/** Health checks, one a row. */
public final class HealthRows {
    public static final Listing<HealthCheck> ROWS = FieldList.<HealthCheck>always()
            .exact("check", "CHECK", HealthCheck::name)
            .state("level", "LEVEL", check -> check.level().text())
            .sentence("finding", "FINDING", HealthCheck::finding)
            .sentence("remedy", "WHAT TO DO", HealthCheck::remedy);

    private HealthRows() {}
}
