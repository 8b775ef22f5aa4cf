/**
 * How well work of each kind goes: scores and their parts. Pure. Findings in sentences belong to {@code insight}.
 */
@NullMarked
package taskmgmt.report.evaluation;

import org.jspecify.annotations.NullMarked;
