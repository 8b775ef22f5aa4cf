/**
 * How well work of each kind goes: scores and what they are made of. Pure. What stands out in words belongs in {@code insight}.
 */
@NullMarked
package taskmgmt.report.evaluation;

import org.jspecify.annotations.NullMarked;
