/**
 * Setting handlers and feature flags, and rolling back versions of handlers that are worse than their predecessors; each change
 * is recorded before it is made.
 */
@NullMarked
package taskmgmt.change.rollout;

import org.jspecify.annotations.NullMarked;
