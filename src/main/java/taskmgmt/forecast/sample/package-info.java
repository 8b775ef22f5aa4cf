/**
 * Samples: the last values of something, what each of them counts, and what tasks that still run say of them. Pure and in bounded
 * memory; which samples are relevant for a task, and what is made of them, does not belong here.
 */
@NullMarked
package taskmgmt.forecast.sample;

import org.jspecify.annotations.NullMarked;
