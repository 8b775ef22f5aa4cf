/**
 * Samples: the last values of something, the weight of each, and the contribution of tasks still running. Pure and in bounded memory. Which
 * samples are relevant for a task, and how they are used, does not belong here.
 */
@NullMarked
package taskmgmt.forecast.sample;

import org.jspecify.annotations.NullMarked;
