/**
 * What is brought to use step by step: versions of handlers, of which a new one gets a share of the tasks at first, and feature flags. Which task
 * gets what, and whether a new version is worse than the old one. Pure.
 */
@NullMarked
package taskmgmt.queue.rollout;

import org.jspecify.annotations.NullMarked;
