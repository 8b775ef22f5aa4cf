package taskmgmt.integration;

import taskmgmt.run.http.AddressRule;

/**
 * How servers are asked.
 *
 * @param rule  which addresses may be asked, besides those that an integration {@linkplain Integration#mayBePrivate names itself}
 * @param pause waits before something is asked again
 */
public record Contact(AddressRule rule, RetryPause pause) {}
