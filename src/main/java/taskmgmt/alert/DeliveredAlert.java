package taskmgmt.alert;

import org.jspecify.annotations.Nullable;

/**
 * An alert by a rule, delivered or to be.
 *
 * @param rule  the name of the rule
 * @param error why it could not be delivered; null where it could, or was not tried yet
 */
public record DeliveredAlert(String rule, Alert alert, @Nullable String error) {}
