package taskmgmt.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.alert.AlertRule;
import taskmgmt.alert.DeliveredAlert;

/** Alert rules and their deliveries as rows. */
public final class AlertRows {
    /** The rules, one a row. */
    public static final Listing<Shown> RULES = FieldList.<Shown>always()
            .exact("name", "NAME", each -> each.rule().name()).key()
            .exact("on", "ON", each -> each.rule().kinds())
            .text("deliver", "HOW", each -> each.rule().channel().words())
            .exact("subsystem", "SUBSYSTEM", each -> each.rule().subsystem())
            .exact("task_type", "TYPE", each -> each.rule().type())
            .number("delivered", "DELIVERED", Shown::delivered)
            .number("failed", "FAILED", Shown::failed)
            .sentence("fault", "FAULT", Shown::fault)
            .exact("task_id", "ID", Shown::taskId)
            .program("added_at", Shown::addedAt);

    /** Alerts waiting for delivery, one a row. */
    public static final Listing<DeliveredAlert> WAITING = FieldList.<DeliveredAlert>always()
            .exact("alert", "ALERT", DeliveredAlert::rule)
            .exact("on", "ON", each -> each.alert().kind().text())
            .age("at", "AT", each -> each.alert().at())
            .sentence("text", "TEXT", each -> each.alert().text())
            .exact("id", "ID", each -> each.alert().id()).minor();

    /** Delivery attempts, one a row. */
    public static final Listing<DeliveredAlert> DELIVERIES = FieldList.<DeliveredAlert>always()
            .exact("alert", "ALERT", DeliveredAlert::rule)
            .exact("on", "ON", each -> each.alert().kind().text())
            .age("at", "AT", each -> each.alert().at())
            .sentence("text", "TEXT", each -> each.alert().text())
            .exact("id", "ID", each -> each.alert().id())
            .exact("is_delivered", "DELIVERED", each -> each.error() == null)
            .sentence("error", "ERROR", DeliveredAlert::error);

    private AlertRows() {}

    /**
     * A rule with what it has delivered.
     *
     * @param addedAt null if the log has no task for it
     * @param fault   why it is not usable; null if it is
     */
    public record Shown(AlertRule rule, String taskId, @Nullable Instant addedAt, @Nullable String fault, long delivered, long failed) {}
}
