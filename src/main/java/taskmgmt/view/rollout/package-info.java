/** What handlers in versions and feature flags are shown as. */
@NullMarked
package taskmgmt.view.rollout;

import org.jspecify.annotations.NullMarked;
