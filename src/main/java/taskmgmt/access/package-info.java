/**
 * Access over the network: roles, API keys and their hashes. Pure: storing keys belongs to {@code change.access}, reading them
 * from requests to {@code serve.route}.
 */
@NullMarked
package taskmgmt.access;

import org.jspecify.annotations.NullMarked;
