/**
 * Other systems that are asked to work: what is known of one, and speaking to it by HTTP. What is recorded of that is
 * {@code change.integration}'s.
 */
@NullMarked
package taskmgmt.integration;

import org.jspecify.annotations.NullMarked;
