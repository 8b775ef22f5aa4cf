package taskmgmt.alert;

import org.jspecify.annotations.Nullable;

/**
 * An alert of a rule, delivered or still to be delivered.
 *
 * @param rule  the name of the rule
 * @param error why it could not be delivered; null if it was, or has not been tried yet
 */
public record DeliveredAlert(String rule, Alert alert, @Nullable String error) {}
