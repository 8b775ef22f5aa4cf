package taskmgmt.view.system;

import taskmgmt.report.system.HealthCheck;
import taskmgmt.view.Fields;
import taskmgmt.view.Listing;

/** Checks of the health, one a row. */
public final class HealthRows {
    public static final Listing<HealthCheck> ROWS = Fields.<HealthCheck>always()
            .exact("check", "CHECK", HealthCheck::name)
            .exact("level", "LEVEL", check -> check.level().text())
            .text("finding", "FINDING", HealthCheck::finding)
            .text("remedy", "WHAT TO DO", HealthCheck::remedy);

    private HealthRows() {}
}
