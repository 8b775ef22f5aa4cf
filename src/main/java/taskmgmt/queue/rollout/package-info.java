/**
 * Gradual rollouts: versions of handlers, where a new one gets a percentage of the tasks at first, and feature flags. Assigns
 * tasks to versions and flags, and decides whether a new version is worse than the old one. Pure.
 */
@NullMarked
package taskmgmt.queue.rollout;

import org.jspecify.annotations.NullMarked;
