/**
 * Common kinds of work: the names under which each is recorded, the facts that it needs, and the rule by which it is verified.
 * Pure: doing the work and recording its outcome do not belong here.
 */
@NullMarked
package taskmgmt.preset;

import org.jspecify.annotations.NullMarked;
