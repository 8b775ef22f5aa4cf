/** Versioned handlers and feature flags as shown. */
@NullMarked
package taskmgmt.view.rollout;

import org.jspecify.annotations.NullMarked;
