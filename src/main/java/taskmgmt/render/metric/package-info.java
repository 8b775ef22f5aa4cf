/**
 * Metrics in the text format that Prometheus reads.
 */
@NullMarked
package taskmgmt.render.metric;

import org.jspecify.annotations.NullMarked;
