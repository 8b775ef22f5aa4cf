package taskmgmt.integration;

import taskmgmt.run.http.AddressRule;

/**
 * How servers are contacted.
 *
 * @param rule  which addresses may be contacted, in addition to those that an integration {@linkplain Integration#mayBePrivate
 * names itself}
 * @param pause waits before a request is repeated
 */
public record Contact(AddressRule rule, RetryPause pause) {}
