/** Setting handlers and feature flags, and taking back the versions of handlers that are worse than those before; each on record before it is done. */
@NullMarked
package taskmgmt.change.rollout;

import org.jspecify.annotations.NullMarked;
